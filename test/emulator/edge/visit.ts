import { Agent, request as httpRequest, type IncomingMessage } from "node:http";
import { EdgeError, readBody } from "./http";
import { TARGET_HEADER } from "./server";

/** Options of a request to the edge. */
export interface VisitOptions {
  /**
   * The node, starting at 0.
   *
   * @unit node
   * @defaultValue `0`
   */
  readonly node?: number;
  /**
   * The request's headers, except Host.
   *
   * @defaultValue none
   */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * The request's method.
   *
   * @defaultValue `"GET"`
   */
  readonly method?: string;
  /**
   * Whether path and query are sent exactly as written, instead of encoded as by browsers.
   *
   * @defaultValue `false`
   */
  readonly verbatim?: boolean;
}

/** The response of the edge. */
export interface Visit {
  /** HTTP status. */
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Record<string, string>;
  /** The whole body. */
  readonly body: Buffer;
  /** HIT: from the node's copy. REVALIDATED: from the copy, after a 304 of the origin. MISS: from the origin. */
  readonly cache: "HIT" | "MISS" | "REVALIDATED";
}

/** The request header that selects a node of the edge. */
export const NODE_HEADER = "x-edge-node";

/** A client of the edge at `edgeUrl`, which requests URLs of any host from it. */
export function visitor(edgeUrl: string) {
  // No keep-alive: the edge may close an idle connection while the client's process is busy.
  const agent = new Agent();
  const { hostname, port } = new URL(edgeUrl);

  async function visit(url: string, options: VisitOptions = {}) {
    const { node = 0, headers = {}, method = "GET", verbatim = false } = options;
    const [, scheme = "http://", rest = ""] = /^(https?:\/\/)?([^/?#].*)$/is.exec(url) ?? [];
    const target = URL.canParse(scheme + rest) ? new URL(scheme + rest) : undefined;
    if (!target)
      throw new TypeError("edge.get: expected an absolute URL, such as http://static.example.com/");
    const path = target.pathname + target.search;
    const written = rest.slice(rest.search(/[/?]|$/));
    const sent = {
      ...headers,
      host: target.host,
      "x-forwarded-proto": target.protocol.slice(0, -1),
      [NODE_HEADER]: String(node),
      ...(verbatim && { [TARGET_HEADER]: encodeURIComponent(written) }),
    };
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      httpRequest({ agent, hostname, port, path, method, headers: sent }, resolve).on("error", reject).end();
    });
    return readVisit(message);
  }
  return { visit, close: () => agent.destroy() };
}

async function readVisit(message: IncomingMessage): Promise<Visit> {
  const fields = Object.entries(message.headers).map(([name, value]) => [name, String(value)]);
  const headers: Record<string, string> = Object.fromEntries(fields);
  const body = await readBody(message, new EdgeError(502, "The edge's response is larger than it may be."));
  return { status: message.statusCode ?? 0, headers, body, cache: cacheOutcome(headers["x-cache"]) };
}

function cacheOutcome(xCache = ""): Visit["cache"] {
  if (xCache.includes("TCP_REFRESH_HIT")) return "REVALIDATED";
  return xCache.startsWith("HIT") ? "HIT" : "MISS";
}
