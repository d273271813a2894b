import { contentOf, isExpired, stateOf } from "./compare";
import type { Copy } from "./copy";
import type { CopyState, UrlView } from "./site-view";

/** One URL of a site, or one variant of it, while somebody looks. */
export class SurveyedUrl {
  /** The copies of the last reading, by node. */
  copies: readonly (Copy | undefined)[] = [];
  /** When the origin was asked last, ms; never at first. */
  askedAt = Number.NEGATIVE_INFINITY;
  #origin: string | undefined;
  #asked: readonly (Copy | undefined)[] = [];
  #found: (Copy | undefined)[] = [];

  constructor(
    readonly key: string,
    /** The first copy that was seen: the URL and what it varies on are those of all. */
    readonly example: Copy,
  ) {}

  found(node: number, copy: Copy): void {
    this.#found[node] = copy;
  }

  /** A reading is over: what was found is what there is. */
  settle(): void {
    this.copies = this.#found;
    this.#found = [];
  }

  get isHeld(): boolean {
    return this.copies.some((copy) => copy !== undefined);
  }

  /** Whether a node holds what was not there when the origin was asked. */
  get isNew(): boolean {
    return this.copies.some((copy, node) => copy !== undefined && copy !== this.#asked[node]);
  }

  /** `origin` is what it answered, undefined when it did not; `copies` were there when it was asked. */
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
