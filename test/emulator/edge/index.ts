import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Clock } from "../clock";
import { LOCAL_HOST } from "../listening";
import type { RefreshSink } from "../refresh-sink";
import { compareCopies } from "./compare";
import type { DomainRule } from "./domain-rule";
import type { Edge } from "./edge";
import { freshnessBy } from "./freshness";
import { EdgeError, type EdgeRequest, field } from "./http";
import { CacheNode, type SiteRule } from "./node";
import { type Origin, originPerSite } from "./origin";
import { refreshReach } from "./reach";
import { type ExtraHeaders, serveFolder } from "./serve-folder";
import { serveUrl } from "./serve-url";
import { listen } from "./server";
import { Surveyor } from "./surveyor";
import { NODE_HEADER, visitor } from "./visit";

export interface EdgeOptions {
  readonly clock: Clock;
  /** A folder, or the base URL of a web server, for every site; or one of these for each site. */
  readonly origin: string | Readonly<Record<string, string>>;
  /** Default 3. */
  readonly nodes?: number;
  /** By domain name. */
  readonly domains?: Readonly<Record<string, DomainRule>>;
  /** Header fields that folder origins add, Cache-Tag above all: by URL path and site. */
  readonly headers?: ExtraHeaders;
  /** Of the edge's HTTP server; default 0: any free one. */
  readonly port?: number;
  /** Where it listens; default 127.0.0.1. */
  readonly host?: string;
  /** What each node holds at most; the least recently used makes room. Default 200,000 objects, 512 MiB. */
  readonly limits?: { readonly objects?: number; readonly bytes?: number };
}

/** An edge with what only the emulator needs of it. */
export interface RefreshedEdge extends Edge {
  readonly sink: RefreshSink;
  /** The nodes' copies against the origin, kept up to date while somebody looks. */
  readonly surveyor: Surveyor;
  close(): Promise<void>;
}

export async function startEdge(options: EdgeOptions): Promise<RefreshedEdge> {
  const { clock, limits, host = LOCAL_HOST, port = 0 } = options;
  const origin = originOf(options);
  const settings = {
    origin,
    freshness: freshnessBy(clock),
    ruleOf: siteRules(options.domains ?? {}),
    limits: { objects: 200_000, bytes: 512 * 1024 * 1024, ...limits },
  };
  const nodes = Array.from({ length: options.nodes ?? 3 }, (_, index) => new CacheNode(index, settings));
  const reach = refreshReach(nodes, clock);
  const server = await listen((request) => pickNode(nodes, request).answer(request), host, port);
  const client = visitor(server.url);
  return {
    url: server.url,
    sink: reach,
    get: client.visit,
    copies: (which = {}) => compareCopies(nodes, origin, which),
    surveyor: new Surveyor(nodes, origin),
    async close() {
      reach.close();
      client.close();
      await server.close();
      origin.close();
    },
  };
}

function pickNode(nodes: readonly CacheNode[], request: EdgeRequest): CacheNode {
  const index = field(request.headers, NODE_HEADER) ?? "0";
  const node = /^\d+$/.test(index) ? nodes[Number(index)] : undefined;
  if (!node) throw new EdgeError(400, `${NODE_HEADER}: expected 0 to ${nodes.length - 1}.`);
  return node;
}

function siteRules(domains: Readonly<Record<string, DomainRule>>): (site: string) => SiteRule {
  const defaults = {
    ttlSeconds: 30 * 24 * 60 * 60,
    notFoundTtlSeconds: 60,
    overridesOrigin: false,
    ignoreQuery: false,
  };
  const bySite = new Map(
    Object.entries(domains).map(([site, rule]) => [site.toLowerCase(), { ...defaults, ...rule }]),
  );
  return (site) => bySite.get(site) ?? defaults;
}

function originOf({ origin, clock, headers }: EdgeOptions): Origin {
  const single = (place: string) =>
    /^https?:\/\//i.test(place) ? serveUrl(place) : serveFolder(checkFolder(place), clock, headers);
  if (typeof origin === "string") return single(origin);
  return originPerSite(
    Object.fromEntries(Object.entries(origin).map(([site, place]) => [site, single(place)])),
  );
}

function checkFolder(folder: string): string {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return resolve(folder);
  throw new TypeError(`origin: expected a folder or an http(s) URL, got ${folder}`);
}
