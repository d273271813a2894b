const MAX_NONCES = 200_000;

/** Remembers nonces as long as a request's time stamp is valid. */
export class Nonces {
  readonly #seen = new Map<string, number>();
  readonly #keepFor: number;

  constructor(keepFor: number) {
    this.#keepFor = keepFor;
  }

  /** Returns false if the nonce was used before. */
  use(accessKeyId: string, nonce: string, now: number): boolean {
    for (const [key, at] of this.#seen) {
      if (now - at <= this.#keepFor && this.#seen.size < MAX_NONCES) break;
      this.#seen.delete(key);
    }
    const key = JSON.stringify([accessKeyId, nonce]);
    if (this.#seen.has(key)) return false;
    this.#seen.set(key, now);
    return true;
  }
}
