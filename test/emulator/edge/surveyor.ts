import { setImmediate } from "node:timers/promises";
import type { CacheNode } from "./node";
import type { Origin } from "./origin";
import type { SiteView } from "./site-view";
import { Survey } from "./survey";

/** Reading all nodes takes at most this share of the time, */
const SHARE = 1 / 20;
/** and keeps the edge from answering for so long at most, in ms. */
const SLICE = 10;

/** What the nodes hold of some sites, read again and again while somebody looks. */
export class Surveyor {
  readonly #surveys = new Map<string, Survey>();
  readonly #views = new Map<string, SiteView>();
  #sites: readonly SiteCount[] = [];
  #nextReading = Number.NEGATIVE_INFINITY;
  #isReading = false;

  constructor(
    private readonly nodes: readonly CacheNode[],
    private readonly origin: Origin,
  ) {}

  /** Every site of which a node holds something, the one with the most copies first. */
  sites(): readonly SiteCount[] {
    return this.#sites;
  }

  view(site: string): SiteView | undefined {
    return this.#views.get(site);
  }

  /**
   * Brings these sites' views up to date and forgets all others', then asks the origin about some of their URLs: the
   * next call shows what it answered, which is what this one waits for. `now` in ms, of the machine's time.
   */
  async survey(sites: ReadonlySet<string>, now = performance.now()): Promise<void> {
    for (const site of this.#surveys.keys()) if (!sites.has(site)) this.#forget(site);
    for (const site of sites) {
      if (!this.#surveys.has(site)) this.#surveys.set(site, new Survey(site, this.nodes, this.origin));
    }
    const isMissing = [...sites].some((site) => !this.#views.has(site));
    if (!this.#isReading && (isMissing || now >= this.#nextReading)) {
      this.#isReading = true;
      this.#nextReading = now + (await inSlices(this.#read())) / SHARE;
      this.#isReading = false;
    }
    await Promise.all([...this.#surveys.values()].map((survey) => survey.ask(now)));
  }

  /** Nobody looks any more. */
  rest(): void {
    for (const site of this.#surveys.keys()) this.#forget(site);
  }

  #forget(site: string): void {
    this.#surveys.delete(site);
    this.#views.delete(site);
  }

  *#read(): Generator<undefined, void> {
    const counts = new Map<string, number>();
    const surveys = new Map(this.#surveys);
    for (const node of this.nodes) {
      // What is served meanwhile moves to the store's end, and would be met again.
      for (const [key, copies] of [...node.entries()]) {
        yield;
        const site = key.slice(0, key.indexOf("/"));
        counts.set(site, (counts.get(site) ?? 0) + copies.length);
        const survey = surveys.get(site);
        if (survey) for (const copy of copies) survey.found(node.index, key, copy);
      }
    }
    for (const [site, survey] of surveys) {
      const view = yield* survey.end();
      if (this.#surveys.get(site) === survey) this.#views.set(site, view);
    }
    const sites = [...counts].map(([site, copies]) => ({ site, copies }));
    this.#sites = sites.sort((a, b) => b.copies - a.copies || (a.site < b.site ? -1 : 1));
  }
}

/** Does all steps, at once where they are few, and answers how long they took without the pauses between, in ms. */
async function inSlices(steps: Iterator<undefined, void>): Promise<number> {
  let busy = 0;
  for (;;) {
    const start = performance.now();
    let isDone: boolean | undefined;
    do for (let step = 0; step < 100 && !isDone; step++) isDone = steps.next().done;
    while (!isDone && performance.now() - start < SLICE);
    busy += performance.now() - start;
    if (isDone) return busy;
    await setImmediate();
  }
}

interface SiteCount {
  readonly site: string;
  readonly copies: number;
}
