import { askOrigin } from "./compare";
import type { Copy } from "./copy";
import type { CacheNode } from "./node";
import type { Origin } from "./origin";
import type { CopyState, SiteView } from "./site-view";
import { SurveyedUrl } from "./surveyed-url";

/** The minimum time between two queries of a URL at the origin, in ms. */
const ASK_EVERY = 1000;
/** The maximum number of queries per round, and of concurrent ones. */
const QUESTIONS = 100;
const AT_A_TIME = 4;
/** How many URLs are listed, and how many are remembered after all their copies are gone. */
const ROWS = 500;

/** The copies of one site at all nodes, which are gradually compared with the origin. */
export class Survey {
  readonly #urls = new Map<string, SurveyedUrl>();
  readonly #urlOf = new WeakMap<Copy, SurveyedUrl>();
  readonly #inTurn: Iterator<SurveyedUrl | undefined, never>;
  #shown: readonly SurveyedUrl[] = [];
  #asking = false;

  constructor(
    readonly site: string,
    private readonly nodes: readonly CacheNode[],
    private readonly origin: Origin,
  ) {
    this.#inTurn = roundAndRound(this.#urls);
  }

  /** Called for each copy that a reading finds, until `end`. */
  found(node: number, key: string, copy: Copy): void {
    let url = this.#urlOf.get(copy);
    if (url === undefined) {
      const name = key + JSON.stringify(copy.variant);
      url = this.#urls.get(name) ?? new SurveyedUrl(name, copy);
      this.#urls.set(name, url);
      this.#urlOf.set(copy, url);
    }
    url.found(node, copy);
  }

  /** The rows in any order, preferring those with stale copies. Yields, so that other work can run in between. */
  *end(): Generator<undefined, SiteView> {
    const nodes = this.nodes.map(
      (): Record<CopyState, number> => ({ fresh: 0, stale: 0, expired: 0, unchecked: 0, unknown: 0 }),
    );
    const [stale, others, gone]: [SurveyedUrl[], SurveyedUrl[], SurveyedUrl[]] = [[], [], []];
    for (const url of this.#urls.values()) {
      yield;
      url.settle();
      if (!url.isHeld) gone.push(url);
      const states = nodes.map((_, node) => url.stateAt(node));
      states.forEach((state, node) => {
        if (state) (nodes[node] as Record<CopyState, number>)[state]++;
      });
      const list = states.includes("stale") ? stale : others;
      if (list.length < ROWS) list.push(url);
    }
    this.#shown = [...stale, ...others].slice(0, ROWS);
    const urls = this.#urls.size - gone.length;
    for (const { key } of gone.slice(0, Math.max(0, gone.length - ROWS))) this.#urls.delete(key);
    const rows = this.#shown.map((url) => [url.key, url.view(this.nodes.length)] as const);
    return { site: this.site, nodes, urls, rows };
  }

  /** Queries the origin for some URLs: those that are shown, and all others in turn. `now` in ms. */
  async ask(now: number): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const due = this.#due(now);
    const worker = async () => {
      for (let url = due.pop(); url; url = due.pop()) {
        const { copies } = url;
        url.compareWith(await askOrigin(this.origin, url.example), copies);
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, worker));
    this.#asking = false;
  }

  #due(now: number): SurveyedUrl[] {
    const due: SurveyedUrl[] = [];
    const take = (url: SurveyedUrl) => {
      const isDue = url.askedAt !== now && (url.isNew || now - url.askedAt >= ASK_EVERY);
      if (!isDue) return;
      url.askedAt = now;
      due.push(url);
    };
    const oldestFirst = [...this.#shown].sort((a, b) => a.askedAt - b.askedAt);
    oldestFirst.slice(0, QUESTIONS / 2).forEach(take);
    const tries = Math.min(this.#urls.size, 10 * QUESTIONS);
    for (let tried = 0; tried < tries && due.length < QUESTIONS; tried++) {
      const url = this.#inTurn.next().value;
      if (url) take(url);
    }
    return due.reverse();
  }
}

/** Cycles through the values, including those that are added later. */
function* roundAndRound(urls: ReadonlyMap<string, SurveyedUrl>): Generator<SurveyedUrl | undefined, never> {
  for (;;) {
    if (urls.size === 0) yield undefined;
    yield* urls.values();
  }
}
