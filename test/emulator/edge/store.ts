import { type Copy, isVariantFor } from "./copy";
import type { EdgeRequest } from "./http";

/** Upper bounds of one node's store; what was used least recently makes room. */
export interface StoreLimits {
  readonly objects: number;
  readonly bytes: number;
}

/** What one node holds, by cache key; the copies of one key differ in what they vary on. */
export class Store {
  // A Map keeps its order: what was used last is at its end.
  readonly #copies = new Map<string, readonly Copy[]>();
  #objects = 0;
  #bytes = 0;

  constructor(private readonly limits: StoreLimits) {}

  find(key: string, request: EdgeRequest): Copy | undefined {
    const copies = this.#copies.get(key) ?? [];
    const found = copies.find((copy) => isVariantFor(copy, request));
    if (found) this.#moveToEnd(key, copies);
    return found;
  }

  /** Keeps the copy in place of the one that served this request so far. */
  put(key: string, copy: Copy, request: EdgeRequest): void {
    this.delete(key, (old) => isVariantFor(old, request));
    this.#moveToEnd(key, [...(this.#copies.get(key) ?? []), copy]);
    this.#count(copy, 1);
    for (const oldest of this.#copies.keys()) {
      if (this.#objects <= this.limits.objects && this.#bytes <= this.limits.bytes) break;
      this.delete(oldest);
    }
  }

  /** Deletes the key's copies, or those that are `gone`. */
  delete(key: string, gone: (copy: Copy) => boolean = () => true): void {
    const kept: Copy[] = [];
    for (const copy of this.#copies.get(key) ?? []) {
      if (gone(copy)) this.#count(copy, -1);
      else kept.push(copy);
    }
    if (kept.length === 0) this.#copies.delete(key);
    else this.#copies.set(key, kept);
  }

  entries(): Iterable<readonly [string, readonly Copy[]]> {
    return this.#copies;
  }

  #moveToEnd(key: string, copies: readonly Copy[]): void {
    this.#copies.delete(key);
    this.#copies.set(key, copies);
  }

  #count(copy: Copy, sign: 1 | -1): void {
    this.#objects += sign;
    this.#bytes += sign * copy.body.length;
  }
}
