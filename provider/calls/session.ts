import { z } from "zod";
import type { Account } from "../account/account";
import { endpointOf } from "../account/endpoint";
import type { Clock } from "../effects/clock";
import type { Tell } from "../effects/tell";
import { apiErrorFrom } from "../rpc/api-error-from";
import { type ApiResponse, connect } from "../rpc/connection";
import { understood } from "../rpc/response";
import type { Retrying } from "../rpc/retry";
import { shortened } from "../secrets/redact";
import type { Service } from "../services/service";
import { Pace } from "./pace";
import { permissionFor } from "./permission";

/** Signed calls to one service with one account. */
export interface Session extends Retrying {
  /** Equal for all sessions with the same account, endpoint and product. */
  readonly key: string;
  readonly service: Service;
  /** Where calls are sent, for messages. */
  readonly where: string;
  /** The id of the site that calls are about. "" if the service has no sites, or the site is not known yet. */
  readonly site: string;
  /** Makes a call once, at the account's pace. Throws an ApiError. `urlsOfDomain` has the numbers of URLs by domain. */
  call(
    action: string,
    parameters: Record<string, string>,
    urlsOfDomain?: ReadonlyMap<string, number>,
  ): Promise<ApiResponse>;
}

/** Runs `work` with a session, and closes its connections afterwards. */
export async function withSession<T>(
  service: Service,
  account: Account,
  clock: Clock,
  work: (session: Session) => Promise<T>,
  tell: Tell = async () => {},
): Promise<T> {
  const endpoint = endpointOf(service, account);
  const key = `${endpoint.url} ${service.product} ${account.id}`;
  const { transport, longestRetryingMs } = account;
  const connection = connect(endpoint, service.apiVersion, transport);
  const call: Session["call"] = async (action, parameters, urlsOfDomain) => {
    clock.end?.throwIfAborted();
    const wait = paceOf(`${key} ${action}`, service, action).reserve(clock.now(), urlsOfDomain);
    if (wait > 0) await clock.sleep(wait);
    const keys = await account.keys.get(clock);
    const method = service.getActions?.includes(action) ? "GET" : "POST";
    const response = await connection.request(action, parameters, keys, method).catch((error) => {
      const domains = [...(urlsOfDomain?.keys() ?? [])];
      const permission = permissionFor(
        service,
        action,
        service.bySite ? [parameters.SiteId ?? "*"] : domains,
      );
      const caller = `the access key ${shortened(keys.accessKeyId)} from ${account.keys.name}`;
      throw apiErrorFrom(action, error, transport, {
        permission,
        caller,
        endpoint: connection.where,
        domains,
      });
    });
    return { ...response, fields: understood(action, fields, response) };
  };
  try {
    const { where } = connection;
    return await work({
      key,
      service,
      where,
      site: "",
      clock,
      longestRetryingMs,
      onRetry: onRetry(tell),
      call,
    });
  } finally {
    connection.close();
  }
}

const fields = z.record(z.string(), z.unknown());

/** Shows a retry on the resource's row. */
const onRetry =
  (tell: Tell): Session["onRetry"] =>
  ({ action, code }, tries, delayMs, leftMs) => {
    const [delay, left] = [delayMs, leftMs].map((ms) => `${Math.ceil(ms / 1_000)} s`);
    return tell(`${code}: retry ${tries} in ${delay}, giving up after ${left} (${action})`, {
      ephemeral: true,
    });
  };

/** All resources of the process that use the same account share its pace. */
const paces = new Map<string, Pace>();

function paceOf(key: string, { rates }: Service, action: string): Pace {
  const pace = paces.get(key) ?? new Pace({ ...rates, callsPerSecond: rates.callsPerSecond[action] ?? 5 });
  paces.set(key, pace);
  return pace;
}
