import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import RPCClient from "@alicloud/pop-core";
import type { Account } from "../account";
import type { Clock } from "../clock";
import type { Service } from "../services/service";
import { apiErrorFrom } from "./api-error-from";
import { endpointOf } from "./endpoint";
import { Pace } from "./pace";

/** The time that connecting, and the silence before an answer, may take, in milliseconds. */
const TIMEOUT_MS = 30_000;

/** The answer's fields, as the service named them, and when the service gave it by its own clock (ms, 0: unknown). */
export interface Answer {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly date: number;
}

/** Signed calls to one service with one account. */
export interface Session {
  /** The same for all sessions of one account at one endpoint and product. */
  readonly key: string;
  readonly service: Service;
  readonly clock: Clock;
  /** One try of one call, at the account's pace. Throws an ApiError. `urlsOfDomain` are what a refresh names. */
  call(
    action: string,
    parameters: Record<string, string>,
    urlsOfDomain?: ReadonlyMap<string, number>,
  ): Promise<Answer>;
}

/** Runs `work` with a session, and closes the session's connections afterwards. */
export async function withSession<T>(
  service: Service,
  account: Account,
  clock: Clock,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const endpoint = endpointOf(service, account);
  const key = `${endpoint} ${service.product} ${account.accessKeyId}`;
  const agent = new (endpoint.startsWith("https:") ? HttpsAgent : HttpAgent)({ keepAlive: true });
  // The client puts GET parameters into the query string, where 1,000 URLs do not fit.
  const opts = { method: "POST", timeout: TIMEOUT_MS, agent };
  const client = new VerboseClient({ ...account, endpoint, apiVersion: service.apiVersion, opts }, true);
  const call: Session["call"] = async (action, parameters, urlsOfDomain) => {
    const wait = paceOf(`${key} ${action}`, service, action).reserve(clock.now(), urlsOfDomain);
    if (wait > 0) await clock.sleep(wait);
    try {
      const [fields, { response }] = await client.request<Verbose>(action, parameters);
      return { fields, date: Date.parse(response.headers.date ?? "") || 0 };
    } catch (error) {
      throw apiErrorFrom(action, error, TIMEOUT_MS);
    }
  };
  try {
    return await work({ key, service, clock, call });
  } finally {
    agent.destroy();
  }
}

/** The client's type definition lacks its second parameter, which asks for the response's headers too. */
const VerboseClient = RPCClient as unknown as new (config: RPCClient.Config, verbose: true) => RPCClient;

type Verbose = [Record<string, unknown>, { response: { headers: { date?: string } } }];

/** All resources of the process that use one account share its pace. */
const paces = new Map<string, Pace>();

function paceOf(key: string, { rates }: Service, action: string): Pace {
  const pace = paces.get(key) ?? new Pace({ ...rates, callsPerSecond: rates.callsPerSecond[action] ?? 5 });
  paces.set(key, pace);
  return pace;
}
