import RPCClient from "@alicloud/pop-core";
import { redactDebugLines } from "../secrets/debug-lines";
import { agentFor } from "./agent";
import { type Proxies, proxyFor } from "./proxy";

redactDebugLines("@alicloud/pop-core");

/** An access key, with a security token if it is temporary. */
export interface Keys {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string | undefined;
}

/** The address of a service's API. */
export interface Endpoint {
  /** The base URL, without a path. */
  readonly url: string;
  /** The setting from which it comes, for messages: `alicloud:endpoints`. */
  readonly from: string;
}

export type Protocol = "HTTP" | "HTTPS";

/** GET sends the parameters in the query string, which is too short for 1,000 URLs; POST sends them in the body. */
type Method = "GET" | "POST";

/** How calls are made. */
export interface Transport {
  /** The protocol of endpoints without one. With HTTP, endpoints may also use plain http explicitly. */
  readonly protocol: Protocol;
  readonly proxies: Proxies;
  /** The time until a call can be sent. */
  readonly connectTimeoutMs: number;
  /** The time from then on until the response is complete. */
  readonly readTimeoutMs: number;
  /** Parameters of every call. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** A response from the service. */
export interface ApiResponse {
  /** By the service's names. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The time of the response by the service's clock, in ms. 0 if unknown. */
  readonly date: number;
  /** See {@link Connection.where}. */
  readonly from: string;
}

/** A connection to one endpoint. */
export interface Connection {
  /** Where calls go, for messages: the endpoint, the proxy, and the settings from which they come. */
  readonly where: string;
  /** Makes one call, signed if there are keys. Throws the errors of the vendor's client, which quote signed URLs. */
  request(
    action: string,
    parameters: Record<string, string>,
    keys: Keys | undefined,
    method?: Method,
  ): Promise<ApiResponse>;
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

/** The client's type definition lacks `credentialsProvider`, and the parameter that returns the response's headers. */
const VerboseClient = RPCClient as unknown as new (
  config: Pick<RPCClient.Config, "endpoint" | "apiVersion" | "opts"> & {
    credentialsProvider: { getCredentials(): Promise<Keys | undefined> };
  },
  verbose: true,
) => RPCClient;

type Verbose = [Record<string, unknown>, { response: { headers: { date?: string } } }];
