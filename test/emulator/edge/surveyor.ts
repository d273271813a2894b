import { setImmediate } from "node:timers/promises";
import type { CacheNode } from "./node";
import type { Origin } from "./origin";
import type { SiteView } from "./site-view";
import { Survey } from "./survey";

/** Reading all nodes takes at most this part of the time, */
const SHARE = 1 / 20;
/** and blocks the edge for at most this long, in ms. */
const SLICE = 10;

/** The copies of some sites at all nodes, which are read repeatedly while the page is open. */
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

  /** All sites with copies, the one with the most copies first. */
  sites(): readonly SiteCount[] {
    return this.#sites;
  }

  view(site: string): SiteView | undefined {
    return this.#views.get(site);
  }

  /**
   * Updates the views of these sites, forgets those of all others, and queries the origin for some of their URLs. The
   * next call shows these results. `now` is the machine's time in ms.
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

  /** The page was closed. */
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
      // Copies that are served in the meantime move to the end of the store, and would be read again.
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

/** Runs all steps, with pauses if there are many. Returns how long they took without the pauses, in ms. */
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
