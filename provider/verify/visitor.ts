import { type Agent, get as getHttp, type IncomingMessage, type RequestOptions } from "node:http";
import { get as getHttps } from "node:https";
import type { NodeAddress } from "../arguments/node-address";
import { agentFor } from "../rpc/agent";
import type { Transport } from "../rpc/connection";
import { NotConnected } from "../rpc/not-connected";
import { proxyFor } from "../rpc/proxy";
import { quoted } from "../rpc/quoted";
import { hashOfBody } from "./body-hash";
import type { Seen } from "./page-response";

/** Requests URLs as a visitor does: without keys and cookies. Redirects are not followed. */
export interface Visitor extends Disposable {
  /**
   * Never throws. May connect to a node instead of the URL's host; `Host` and the certificate's name stay the URL's.
   */
  visit(url: string, node: NodeAddress | undefined): Promise<Seen>;
}

/** The timeouts for a connection and for a complete response, in ms. */
const CONNECT_MS = 10_000;
const RESPONSE_MS = 60_000;

const HEADERS = { accept: "*/*", "accept-encoding": "identity", "user-agent": "pulumi-alicloud-refresh" };

/** A visitor that uses the proxies of an account. Disposing it closes its connections. */
export function visitorWith({ proxies }: Pick<Transport, "proxies">, now: () => number): Visitor {
  const agents = new Map<string, Agent>();
  const agentOf = (origin: string) => {
    const agent = agents.get(origin) ?? agentFor(origin, CONNECT_MS, proxyFor(origin, proxies));
    agents.set(origin, agent);
    return agent;
  };
  return {
    async visit(text, node) {
      try {
        // A base URL may have no scheme.
        const url = new URL(text.includes("://") ? text : `https://${text}`);
        const place = placeOf(url, node);
        const options = {
          ...place,
          agent: agentOf(originOf(place)),
          headers: { ...HEADERS, host: url.host },
        };
        const response = await responseTo({
          ...options,
          path: url.pathname + url.search,
          servername: url.hostname,
        });
        const receivedAt = now();
        const { statusCode: status = 0, headers } = response;
        return { status, headers, hash: await hashOfBody(response), receivedAt };
      } catch (error) {
        return { failure: reasonOf(error as Error), isUnreachable: error instanceof NotConnected };
      }
    },
    [Symbol.dispose]() {
      for (const agent of agents.values()) agent.destroy();
    },
  };
}

interface Place {
  readonly protocol: string;
  readonly host: string;
  readonly port: number;
}

function placeOf(url: URL, node: NodeAddress | undefined): Place {
  const { protocol = url.protocol, host = url.hostname } = node ?? {};
  // A node with its own scheme also has the default port of that scheme.
  const usual = node?.protocol === undefined ? Number(url.port) : 0;
  const port = node?.port ?? (usual || (protocol === "https:" ? 443 : 80));
  return { protocol, host, port };
}

const originOf = ({ protocol, host, port }: Place) =>
  `${protocol}//${host.includes(":") ? `[${host}]` : host}:${port}`;

function responseTo(options: RequestOptions & { readonly servername: string }): Promise<IncomingMessage> {
  const get = options.protocol === "https:" ? getHttps : getHttp;
  return new Promise((resolve, reject) => {
    get({ ...options, signal: AbortSignal.timeout(RESPONSE_MS) }, resolve).on("error", reject);
  });
}

/** Why there was no response, without the URL. */
function reasonOf(error: Error & { readonly code?: unknown }): string {
  if (error instanceof NotConnected) {
    const { code, message } = error.cause;
    return code === undefined ? quoted(message, 100) : `no connection (${code})`;
  }
  if (error.name === "TimeoutError" || error.name === "AbortError")
    return `no complete response within ${RESPONSE_MS / 1_000} seconds`;
  return typeof error.code === "string" ? `no complete response (${error.code})` : quoted(error.message, 200);
}
