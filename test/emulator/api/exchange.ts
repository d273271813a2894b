import type { Fault } from "./faults";
import type { Call, Operation, Services, TaskFate } from "./operations/operation";
import { ApiError, documented } from "./protocol/errors";
import { failure, type HttpResponse, type ResponseContext, success } from "./protocol/response";

/** The outcome of a call. */
export interface Outcome {
  /** The response; or no response, or a reset connection. */
  readonly delivery: HttpResponse | "hang" | "reset";
  /** The error code, if the response is an error. */
  readonly code?: string;
  readonly accepted: boolean;
  readonly taskIds?: readonly string[];
}

const FATES: Partial<Record<Fault["kind"], TaskFate>> = {
  taskFails: "fails",
  taskNeverEnds: "neverEnds",
  taskLate: "late",
};

/** Carries a call out, with the fault that applies to it, if any. */
export function exchange(
  operation: Operation,
  call: Call,
  services: Services,
  context: ResponseContext,
  fault: Fault | undefined,
): Outcome {
  const spent = fault?.kind === "quotaSpent";
  if (spent && fault.when === "before") {
    const code = spendRest(operation, call, services);
    return { ...refused(context, documented(code)), accepted: false };
  }
  const replaced = fault && replacement(fault, context);
  if (replaced && fault.when === "before") return { ...replaced, accepted: false };
  try {
    const taskFate = fault && FATES[fault.kind];
    const asked = fault?.kind === "oldStatus" ? { ...call, now: services.tasks.lastAsked(call.now) } : call;
    const straggler = fault && stragglerOf(fault);
    const hit = {
      ...asked,
      ...(taskFate && { taskFate, taskStatus: fault.status ?? "Failed" }),
      ...(straggler && { straggler }),
    };
    const { body, taskIds } = operation.run(hit, services);
    if (spent) spendRest(operation, call, services);
    const sent = replaced ?? { delivery: success(context, body) };
    return { ...sent, accepted: true, ...(taskIds && { taskIds }) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ...refused(context, error), accepted: false };
  }
}

const LATE_BY = 30;

function stragglerOf({ kind, node, seconds = LATE_BY }: Fault): Call["straggler"] {
  if (kind === "nodeMisses") return { node, seconds: Number.POSITIVE_INFINITY };
  return kind === "nodeLate" ? { node, seconds } : undefined;
}

type Sent = Pick<Outcome, "delivery" | "code">;

export function refused(context: ResponseContext, error: ApiError): Sent {
  return { delivery: failure(context, error), code: error.code };
}

/** What a fault sends instead of the response. Undefined if it does not change the response. */
function replacement(fault: Fault, context: ResponseContext): Sent | undefined {
  const html = { "content-type": "text/html" };
  switch (fault.kind) {
    case "error":
      return refused(context, documented(fault.code ?? "InternalError"));
    case "html":
      return { delivery: { status: 502, headers: html, body: "<html><h1>502 Bad Gateway</h1></html>" } };
    case "redirect":
      return { delivery: { status: 302, headers: { ...html, location: "/_emulator/redirected" }, body: "" } };
    case "empty":
      return { delivery: { status: 200, headers: { "content-type": "application/json" }, body: "" } };
    case "response":
      return {
        delivery: {
          status: 200,
          headers: { "content-type": "application/json" },
          body: fault.body ?? "{}",
        },
      };
    case "noTaskId":
      return { delivery: success(context, {}) };
    case "hang":
    case "reset":
      return { delivery: fault.kind };
    default:
      return undefined;
  }
}

/** Somebody else uses up today's quota of refreshes or preloads. Returns the code of the error that follows. */
function spendRest({ service, submits }: Operation, { account, now }: Call, { sites }: Services): string {
  const preloads = submits === "preload";
  const names = preloads ? (["Preload"] as const) : (["Url", "Dir", "Regex", "IgnoreParams"] as const);
  if (service === "esa") sites.spendAll(now);
  else if (service !== "sts") for (const name of names) account.quotas[service].set(name, 0, now);
  return preloads ? "QuotaExceeded.Preload" : "QuotaExceeded.Refresh";
}
