import type { Clock } from "../clock";
import type { AcceptedRefresh } from "../refresh-sink";
import { applyRefresh } from "./apply-refresh";
import { cacheKey } from "./cache-key";
import { changeBody } from "./change-body";
import { type Copy, isStorable, makeCopy, renewCopy } from "./copy";
import { deliver } from "./deliver";
import type { Disturbances } from "./disturbances";
import type { CacheRule, Freshness } from "./freshness";
import type { EdgeRequest, EdgeResponse } from "./http";
import { marks } from "./marks";
import type { Origin } from "./origin";
import { Store, type StoreLimits } from "./store";

/** The cache configuration of one site. */
export interface SiteRule extends CacheRule {
  readonly ignoreQuery: boolean;
}

/** What all nodes share. */
interface NodeSettings {
  readonly origin: Origin;
  readonly clock: Clock;
  readonly disturbances: Pick<Disturbances, "changesBodies">;
  readonly freshness: Freshness;
  readonly ruleOf: (site: string) => SiteRule;
  readonly limits: StoreLimits;
}

/** One node of the edge: a shared HTTP cache. Concurrent misses go to the origin each. */
export class CacheNode {
  readonly #store: Store;
  #refreshes = 0;

  constructor(
    readonly index: number,
    private readonly settings: NodeSettings,
  ) {
    this.#store = new Store(settings.limits);
  }

  async answer(request: EdgeRequest): Promise<EdgeResponse> {
    if (request.method !== "GET" && request.method !== "HEAD") {
      return this.#marked(await this.settings.origin.fetch(request), "MISS TCP_MISS");
    }
    const { origin, freshness, ruleOf, clock } = this.settings;
    const site = request.url.hostname;
    const rule = ruleOf(site);
    const key = cacheKey({ site, target: request.target }, rule.ignoreQuery);
    const known = this.#store.find(key, request);
    if (known && !known.expired && !known.policy.stale()) {
      return this.#marked(deliver(known, request), "HIT TCP_MEM_HIT");
    }
    const refreshes = this.#refreshes;
    const response = await origin.fetch(wholeObject(request, known));
    const unchanged = known !== undefined && response.status === 304;
    const copy = unchanged
      ? renewCopy(known, request, response, freshness, rule, clock.now())
      : makeCopy(request, response, freshness, rule, clock.now());
    // What was asked for before a refresh came may be what the refresh is about: it is not kept.
    if (refreshes === this.#refreshes) {
      if (isStorable(copy)) this.#store.put(key, copy, request);
      else if (response.status < 500) this.#store.delete(key, (other) => other === known);
    }
    if (unchanged) return this.#marked(deliver(copy, request), "HIT TCP_REFRESH_HIT");
    return this.#marked(deliver(copy, request), known ? "MISS TCP_REFRESH_MISS" : "MISS TCP_MISS");
  }

  refresh(refresh: AcceptedRefresh): void {
    this.#refreshes++;
    applyRefresh(refresh, this.#store, (site) => this.settings.ruleOf(site).ignoreQuery);
  }

  *copies(): Iterable<Copy> {
    for (const [, copies] of this.#store.entries()) yield* copies;
  }

  /** By cache key; the copies of one key differ in what they vary on. */
  entries(): Iterable<readonly [string, readonly Copy[]]> {
    return this.#store.entries();
  }

  #marked(response: EdgeResponse, cache: string): EdgeResponse {
    const { clock, disturbances } = this.settings;
    const marked = marks(this.index, cache, response.status, clock.now());
    const answer = { ...response, headers: { ...response.headers, ...marked } };
    return disturbances.changesBodies(this.index) ? changeBody(answer) : answer;
  }
}

/** The request that brings all of the object, or the origin's word that the known copy still is the object. */
function wholeObject(request: EdgeRequest, known: Copy | undefined): EdgeRequest {
  const { range, "if-range": _, "if-match": __, "if-unmodified-since": ___, ...rest } = request.headers;
  return {
    ...request,
    method: "GET",
    headers: {
      ...rest,
      "if-none-match": known?.headers.etag,
      "if-modified-since": known?.headers["last-modified"],
    },
  };
}
