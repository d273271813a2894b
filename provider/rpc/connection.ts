import RPCClient from "@alicloud/pop-core";
import { redactDebugLines } from "../secrets/debug-lines";
import { agentFor } from "./agent";
import type { Proxies } from "./proxy";
import { proxyFor } from "./proxy";

redactDebugLines("@alicloud/pop-core");

/** An access key, with its token where it is a temporary one. */
export interface Keys {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string | undefined;
}

/** Where a service's API is. */
export interface Endpoint {
  /** The base URL, without a path. */
  readonly url: string;
  /** The setting that it comes from, for messages: `alicloud:endpoints`. */
  readonly from: string;
}

export type Protocol = "HTTP" | "HTTPS";

/** GET has the parameters in the query string, where 1,000 URLs do not fit; POST in the form. */
type Method = "GET" | "POST";

/** How calls are made. */
export interface Transport {
  /** Of endpoints that name none; HTTP also lets calls go in plain text. */
  readonly protocol: Protocol;
  readonly proxies: Proxies;
  /** The time that connecting may take, until a call can be sent. */
  readonly connectTimeoutMs: number;
  /** The time from then on until the answer is complete. */
  readonly readTimeoutMs: number;
  /** Parameters of every call. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** An answer of the service. */
export interface Answer {
  /** As the service named them. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** When the service gave it, by its own clock (ms, 0: unknown). */
  readonly date: number;
  /** Where calls go, as {@link Connection.where}. */
  readonly from: string;
}

/** Calls to one endpoint. */
export interface Connection {
  /** Where calls go, for messages: the endpoint, a proxy, and the settings that they come from. */
  readonly where: string;
  /** Calls once, signed with the keys, or unsigned. Throws the client's own errors, which quote signed URLs. */
  request(
    action: string,
    parameters: Record<string, string>,
    keys: Keys | undefined,
    method?: Method,
  ): Promise<Answer>;
  close(): void;
}

export function connect({ url, from }: Endpoint, apiVersion: string, transport: Transport): Connection {
  const { connectTimeoutMs, readTimeoutMs } = transport;
  const proxy = proxyFor(url, transport.proxies);
  const agent = agentFor(url, connectTimeoutMs, proxy);
  const through = proxy ? `, through the proxy ${proxy.url} (${proxy.from})` : "";
  const where = `${url} (${from})${through}`;
  return {
    where,
    async request(action, parameters, keys, method = "POST") {
      const opts = { method, agent, timeout: readTimeoutMs };
      const credentialsProvider = { getCredentials: async () => keys };
      const client = new VerboseClient({ endpoint: url, apiVersion, credentialsProvider, opts }, true);
      const all = { ...transport.parameters, ...parameters };
      const [fields, { response }] = await client.request<Verbose>(action, all);
      return { fields, date: Date.parse(response.headers.date ?? "") || 0, from: where };
    },
    close: () => agent.destroy(),
  };
}

/** The client's type definition lacks a source of keys, and a second parameter that asks for the answer's headers. */
const VerboseClient = RPCClient as unknown as new (
  config: Pick<RPCClient.Config, "endpoint" | "apiVersion" | "opts"> & {
    credentialsProvider: { getCredentials(): Promise<Keys | undefined> };
  },
  verbose: true,
) => RPCClient;

type Verbose = [Record<string, unknown>, { response: { headers: { date?: string } } }];
