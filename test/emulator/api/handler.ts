import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Account } from "./account/account";
import type { Calls, MutableCall } from "./calls";
import { exchange, type Outcome, refused } from "./exchange";
import type { Faults } from "./faults";
import { namedObjects } from "./operations/named-objects";
import type { Operation, Services } from "./operations/operation";
import { authenticate, type Gate } from "./protocol/authenticate";
import { claimedKeyId } from "./protocol/credentials";
import { ApiError, documented } from "./protocol/errors";
import { type ApiRequest, readRequest } from "./protocol/request";
import type { ResponseContext } from "./protocol/response";
import { describe, route } from "./route";

/** The state behind the API. */
export interface Backend {
  readonly services: Services;
  readonly gate: Gate;
  readonly faults: Faults;
  readonly calls: Calls;
  /** Whether calls per second are limited. */
  readonly rates: boolean;
  readonly maxBodyBytes: number;
}

/** The error code for too many calls per second, by product. */
const THROTTLED = {
  cdn: "Throttling.User",
  dcdn: "TooManyRequests",
  vod: "Throttling",
  esa: "TooManyRequests",
  sts: "Throttling.User",
} as const;

/** By how much the fault "slow" delays a response, in ms of the emulator's time. */
const SLOW = 3000;

/** Handles a request to the vendor's API. Everything that is wrong with it leads to a documented error. */
export async function handle(message: IncomingMessage, backend: Backend): Promise<Outcome["delivery"]> {
  const record = backend.calls.begin(backend.services.clock.now());
  let context: ResponseContext = {
    requestId: randomUUID().toUpperCase(),
    format: "JSON",
    action: "",
    service: undefined,
  };
  try {
    const request = await readRequest(message, backend.maxBodyBytes);
    context = { ...context, ...describe(request) };
    backend.calls.describe(record, {
      product: context.service ?? "",
      action: context.action,
      parameters: Object.fromEntries(request.parameters),
      accessKeyId: claimedKeyId(request),
    });
    return settle(record, await perform(request, context, backend));
  } catch (error) {
    const known = error instanceof ApiError ? error : documented("InternalError");
    return settle(record, { ...refused(context, known), accepted: false });
  }
}

async function perform(request: ApiRequest, context: ResponseContext, backend: Backend): Promise<Outcome> {
  const { services, faults } = backend;
  const operation = route(request);
  const account = accountOf(request, operation, backend);
  const now = services.clock.now();
  const limit = operation.callsPerSecond(account.limits);
  if (backend.rates && !account.calls.takeAll([[operation.action, 1]], limit, now)) {
    throw documented(THROTTLED[operation.service]);
  }
  const { parameters } = request;
  const fault = faults.next(operation.action, operation.submits, namedObjects(parameters));
  const run = () => {
    const call = { parameters, account, now: services.clock.now() };
    return exchange(operation, call, services, context, fault);
  };
  if (fault?.kind !== "slow") return run();
  const early = fault.when === "after" ? run() : undefined;
  await new Promise<void>((resolve) => services.clock.setTimeout(resolve, SLOW));
  return early ?? run();
}

/** A call without a signature belongs to the first account. */
function accountOf(request: ApiRequest, operation: Operation, { gate }: Backend): Account {
  const first = gate.keys.accounts()[0];
  return operation.anonymous && first ? first : authenticate(request, gate).account;
}

function settle(record: MutableCall, { delivery, code, accepted, taskIds }: Outcome): Outcome["delivery"] {
  record.status = typeof delivery === "string" ? 0 : delivery.status;
  if (code !== undefined) record.code = code;
  record.accepted = accepted;
  if (taskIds !== undefined) record.taskIds = taskIds;
  return delivery;
}
