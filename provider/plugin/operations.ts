/** The reason for ending an operation: the engine no longer waits for it. What was accepted by then is kept. */
class Ended extends Error {
  override readonly name = "Ended";
}

/** The running operations. `cancel` ends them, and every later one. */
export class Operations {
  readonly #cancelled = new AbortController();

  cancel(): void {
    this.#cancelled.abort(
      new Ended("Cancelled. What was accepted continues at the service; nothing more is sent."),
    );
  }

  /** Runs `work` with a signal that ends it: at `cancel`, or after the `seconds` of `customTimeouts` (0: no limit). */
  async run<T>(seconds: number, work: (end: AbortSignal) => Promise<T>): Promise<T> {
    const late = new AbortController();
    const text =
      `Not complete within the ${seconds} s of customTimeouts. What was accepted continues at the service; ` +
      "nothing more is sent.";
    const timer = seconds > 0 ? setTimeout(() => late.abort(new Ended(text)), seconds * 1_000) : undefined;
    try {
      return await work(AbortSignal.any([this.#cancelled.signal, late.signal]));
    } finally {
      clearTimeout(timer);
    }
  }
}
