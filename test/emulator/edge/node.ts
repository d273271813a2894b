import type { Clock } from "../clock";
import type { AcceptedRefresh } from "../refresh-sink";
import { siteOfHost } from "../site-names";
import { applyRefresh } from "./apply-refresh";
import { cacheKey, parseObjectPath } from "./cache-key";
import { changeBody } from "./change-body";
import { type Copy, isStorable, makeCopy, renewCopy } from "./copy";
import { deliver } from "./deliver";
import type { Disturbances } from "./disturbances";
import type { CacheRule, Freshness } from "./freshness";
import type { EdgeRequest, EdgeResponse, HeaderFields } from "./http";
import { marks, siteMarks } from "./marks";
import { mayMean } from "./match";
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
  /** The names of ESA's sites. */
  readonly sites: readonly string[];
  readonly limits: StoreLimits;
}

/** A node of the edge: a shared HTTP cache. Each of several concurrent misses goes to the origin. */
export class CacheNode {
  readonly #store: Store;
  /** Requests to the origin that are in progress: a refresh in the meantime makes their responses stale. */
  readonly #asked = new Set<{ readonly key: string; isOld: boolean }>();
  /** Preloads in progress, by cache key: a visitor waits for them. */
  readonly #arriving = new Map<string, Promise<unknown>>();

  constructor(
    readonly index: number,
    private readonly settings: NodeSettings,
  ) {
    this.#store = new Store(settings.limits);
  }

  async respond(request: EdgeRequest): Promise<EdgeResponse> {
    await this.#arriving.get(this.#keyOf(request));
    return this.#respond(request);
  }

  /** Fetches URLs that are not cached, like a visitor with these request headers. */
  preload(path: string, headers: HeaderFields): void {
    const place = parseObjectPath(path);
    const scheme = /^https:/i.test(path) ? "https" : "http";
    const text = `${scheme}://${place?.site}${place?.target}`;
    if (!place || !URL.canParse(text)) return;
    const request = {
      method: "GET",
      url: new URL(text),
      target: place.target,
      headers,
      body: Buffer.alloc(0),
    };
    const key = this.#keyOf(request);
    // An error is ignored here: it is reported to the next visitor.
    const arrival = this.#respond(request)
      .catch(() => {})
      .finally(() => this.#arriving.get(key) === arrival && this.#arriving.delete(key));
    this.#arriving.set(key, arrival);
  }

  #keyOf({ url, target }: EdgeRequest): string {
    const site = url.hostname;
    return cacheKey({ site, target }, this.settings.ruleOf(site).ignoreQuery);
  }

  async #respond(request: EdgeRequest): Promise<EdgeResponse> {
    if (request.method !== "GET" && request.method !== "HEAD") {
      return this.#marked(await this.settings.origin.fetch(request), "MISS TCP_MISS", request);
    }
    const { origin, freshness, ruleOf, clock } = this.settings;
    const rule = ruleOf(request.url.hostname);
    const key = this.#keyOf(request);
    const known = this.#store.find(key, request);
    if (known && !known.expired && !known.policy.stale()) {
      return this.#marked(deliver(known, request), "HIT TCP_MEM_HIT", request);
    }
    const asked = { key, isOld: false };
    this.#asked.add(asked);
    const response = await origin.fetch(wholeObject(request, known)).finally(() => this.#asked.delete(asked));
    const unchanged = known !== undefined && response.status === 304;
    const copy = unchanged
      ? renewCopy(known, request, response, freshness, rule, clock.now())
      : makeCopy(request, response, freshness, rule, clock.now());
    if (!asked.isOld) {
      if (isStorable(copy)) this.#store.put(key, copy, request);
      else if (response.status < 500) this.#store.delete(key, (other) => other === known);
    }
    if (unchanged) return this.#marked(deliver(copy, request), "HIT TCP_REFRESH_HIT", request);
    return this.#marked(deliver(copy, request), known ? "MISS TCP_REFRESH_MISS" : "MISS TCP_MISS", request);
  }

  refresh(refresh: AcceptedRefresh): void {
    const { ruleOf, sites } = this.settings;
    const ignoresQuery = (site: string) => ruleOf(site).ignoreQuery;
    const isMeant = mayMean(refresh, ignoresQuery, sites);
    for (const asked of this.#asked) asked.isOld ||= isMeant(asked.key);
    applyRefresh(refresh, this.#store, ignoresQuery, sites);
  }

  *copies(): Iterable<Copy> {
    for (const [, copies] of this.#store.entries()) yield* copies;
  }

  /** By cache key. A key has several copies if responses have a Vary header. */
  entries(): Iterable<readonly [string, readonly Copy[]]> {
    return this.#store.entries();
  }

  #marked(response: EdgeResponse, cache: string, { url }: EdgeRequest): EdgeResponse {
    const { clock, disturbances, sites } = this.settings;
    const ofSite = siteOfHost(sites, url.hostname) !== undefined;
    const added = {
      ...marks(this.index, cache, response.status, clock.now()),
      ...(ofSite && siteMarks(cache)),
    };
    const marked = { ...response, headers: { ...response.headers, ...added } };
    return disturbances.changesBodies(this.index) ? changeBody(marked) : marked;
  }
}

/** The request to the origin for the whole object, or for the revalidation of a copy. */
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
