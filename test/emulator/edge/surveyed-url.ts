import { contentOf, isExpired, stateOf } from "./compare";
import type { Copy } from "./copy";
import type { CopyState, UrlView } from "./site-view";

/** A URL of a site, or a variant of it, while the page is open. */
export class SurveyedUrl {
  /** The copies of the last reading, by node. */
  copies: readonly (Copy | undefined)[] = [];
  /** When the origin was last queried, in ms. */
  askedAt = Number.NEGATIVE_INFINITY;
  #origin: string | undefined;
  #asked: readonly (Copy | undefined)[] = [];
  #found: (Copy | undefined)[] = [];

  constructor(
    readonly key: string,
    /** The first copy that was found. URL and variant are the same for all. */
    readonly example: Copy,
  ) {}

  found(node: number, copy: Copy): void {
    this.#found[node] = copy;
  }

  /** Ends a reading: copies that were not found are gone. */
  settle(): void {
    this.copies = this.#found;
    this.#found = [];
  }

  get isHeld(): boolean {
    return this.copies.some((copy) => copy !== undefined);
  }

  /** Whether a node has a copy that is newer than the last query of the origin. */
  get isNew(): boolean {
    return this.copies.some((copy, node) => copy !== undefined && copy !== this.#asked[node]);
  }

  /** `origin` is its response, undefined if there was none. `copies` are those from when it was queried. */
  compareWith(origin: string | undefined, copies: readonly (Copy | undefined)[]): void {
    this.#origin = origin;
    this.#asked = copies;
  }

  stateAt(node: number): CopyState | undefined {
    const copy = this.copies[node];
    if (copy === undefined) return undefined;
    if (isExpired(copy)) return "expired";
    return copy === this.#asked[node] ? stateOf(copy, this.#origin) : "unchecked";
  }

  view(nodes: number): UrlView {
    const variant = Object.entries(this.example.variant).map(([name, value]) => `${name}: ${value ?? ""}`);
    const copies = Array.from({ length: nodes }, (_, node) => {
      const state = this.stateAt(node);
      const copy = this.copies[node];
      return state && copy ? { state, content: contentOf(copy) } : null;
    });
    return { url: this.example.url, variant: variant.join(", "), origin: this.#origin ?? "", copies };
  }
}
