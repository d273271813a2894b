import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Clock } from "../clock";
import { LOCAL_HOST } from "../listening";
import { compareCopies } from "./compare";
import { Disturbances } from "./disturbances";
import type { DomainRule } from "./domain-rule";
import type { Edge } from "./edge";
import { freshnessBy } from "./freshness";
import { HeldFolder } from "./held-folder";
import { EdgeError, type EdgeRequest, field } from "./http";
import { CacheNode, type SiteRule } from "./node";
import { type Origin, originPerSite } from "./origin";
import { type Reach, refreshReach } from "./reach";
import { type ExtraHeaders, serveFolder } from "./serve-folder";
import { serveUrl } from "./serve-url";
import { type Listening, listen } from "./server";
import { Surveyor } from "./surveyor";
import { NODE_HEADER, visitor } from "./visit";

export interface EdgeOptions {
  readonly clock: Clock;
  /** A folder or the base URL of a web server, for all sites or by site. */
  readonly origin: string | Readonly<Record<string, string>>;
  /** Default 3. */
  readonly nodes?: number;
  /** By domain name. */
  readonly domains?: Readonly<Record<string, DomainRule>>;
  /** The names of ESA's sites. */
  readonly sites?: readonly string[];
  /** Headers that folder origins add, such as Cache-Tag, by URL path and site. */
  readonly headers?: ExtraHeaders;
  /** The port of the edge. Default: 0, a free one. */
  readonly port?: number;
  /** The port of node 0; the other nodes use the following ports. Default: 0, free ones. */
  readonly nodePort?: number;
  /** Where it listens; default 127.0.0.1. */
  readonly host?: string;
  /** The capacity of each node, which drops the least recently used copies. Default: 200,000 objects, 512 MiB. */
  readonly limits?: { readonly objects?: number; readonly bytes?: number };
}

/** The edge, with its internal interface. */
export interface RefreshedEdge extends Edge {
  /** Applies submissions that the API has accepted. */
  readonly reach: Reach;
  /** The faults that last. */
  readonly disturbances: Disturbances;
  /** The nodes' copies compared with the origin, for the page. */
  readonly surveyor: Surveyor;
  close(): Promise<void>;
}

export async function startEdge(options: EdgeOptions): Promise<RefreshedEdge> {
  const { clock, limits, host = LOCAL_HOST, port = 0, nodePort = 0, nodes: count = 3 } = options;
  const folders: HeldFolder[] = [];
  const origin = originOf(options, folders);
  const disturbances = new Disturbances(count, folders, clock);
  const settings = {
    origin,
    clock,
    disturbances,
    freshness: freshnessBy(clock),
    ruleOf: siteRules(options.domains ?? {}),
    sites: (options.sites ?? []).map((name) => name.toLowerCase()),
    limits: { objects: 200_000, bytes: 512 * 1024 * 1024, ...limits },
  };
  const nodes = Array.from({ length: count }, (_, index) => new CacheNode(index, settings));
  const reach = refreshReach(nodes, clock);
  const servers = await listenAll([
    () => listen((request) => pickNode(nodes, request).respond(request), host, port),
    ...nodes.map((node) => () => listen(node.respond.bind(node), host, nodePort && nodePort + node.index)),
  ]);
  const [url = "", ...nodeUrls] = servers.map((server) => server.url);
  const client = visitor(url);
  return {
    url,
    nodes: nodeUrls,
    reach,
    disturbances,
    get: client.visit,
    copies: (which = {}) => compareCopies(nodes, origin, which),
    surveyor: new Surveyor(nodes, origin),
    async close() {
      reach.close();
      client.close();
      disturbances.clear();
      await Promise.all(servers.map((server) => server.close()));
      origin.close();
    },
  };
}

/** Starts all servers, or none: if one cannot listen, the others are closed. */
async function listenAll(starts: readonly (() => Promise<Listening>)[]): Promise<Listening[]> {
  const servers: Listening[] = [];
  try {
    for (const start of starts) servers.push(await start());
    return servers;
  } catch (error) {
    await Promise.all(servers.map((server) => server.close()));
    throw error;
  }
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

/** The origin; its folders are added to `folders`. */
function originOf({ origin, clock, headers }: EdgeOptions, folders: HeldFolder[]): Origin {
  const single = (place: string) => {
    if (/^https?:\/\//i.test(place)) return serveUrl(place);
    const folder = new HeldFolder(checkFolder(place));
    folders.push(folder);
    return serveFolder(folder, clock, headers);
  };
  if (typeof origin === "string") return single(origin);
  return originPerSite(
    Object.fromEntries(Object.entries(origin).map(([site, place]) => [site, single(place)])),
  );
}

function checkFolder(folder: string): string {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return resolve(folder);
  throw new TypeError(`origin: expected a folder or an http(s) URL, got ${folder}`);
}
