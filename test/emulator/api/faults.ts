import { z } from "zod";
import type { Disturbances, EdgeFault } from "../edge/disturbances";
import type { FaultKind, FaultOptions } from "./fault-options";
import type { Operation } from "./operations/operation";

const KINDS = [
  "error",
  "html",
  "hang",
  "reset",
  "slow",
  "redirect",
  "empty",
  "response",
  "oldStatus",
  "noTaskId",
  "taskFails",
  "taskNeverEnds",
  "taskLate",
  "quotaSpent",
  "nodeMisses",
  "nodeLate",
  "originOld",
  "bodyChanged",
] as const satisfies readonly FaultKind[];

export const faultSchema = z.strictObject({
  action: z.string().optional().describe("The action to which it applies; default: any"),
  objectPath: z.string().optional().describe("The object path that a call must contain; default: any"),
  kind: z
    .enum(KINDS)
    .describe(
      "Faults of a response: error (the vendor's), html (a page with status 502), no response (hang, reset), a slow or empty " +
        "one, a redirect, any response, noTaskId; oldStatus: tasks have the status of the previous query. Faults of the " +
        "task that a call submits: taskFails, taskNeverEnds, taskLate (listed late). quotaSpent: somebody else uses up " +
        "the daily quota just before the call. Faults of one refresh at the edge: nodeMisses, nodeLate. Faults of the " +
        "edge that last: originOld (folders are served as they are now), bodyChanged (a node adds to text files)",
    ),
  when: z
    .enum(["before", "after"])
    .default("before")
    .describe("Whether the call is carried out before it goes wrong"),
  code: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe("For the kind error: the vendor's code; default InternalError"),
  body: z
    .string()
    .max(100_000)
    .optional()
    .describe("For the kind response: the body, with status 200; default {}"),
  status: z
    .enum(["Failed", "Timeout", "Canceled"])
    .optional()
    .describe("For the kind taskFails: the task's final status; default Failed"),
  node: z.int().min(0).optional().describe("For nodeMisses, nodeLate, bodyChanged: default every node"),
  seconds: z
    .number()
    .min(0)
    .max(366 * 86_400)
    .optional()
    .describe(
      "For nodeLate: how long after the task is complete, default 30; for originOld, bodyChanged: how long it lasts, " +
        "default until the faults are cleared",
    ),
  skip: z.int().min(0).default(0).describe("How many matching calls are skipped first"),
  times: z.int().min(1).default(1).describe("To how many calls it applies"),
}) satisfies z.ZodType<unknown, FaultOptions>;

export type Fault = z.output<typeof faultSchema>;

const MAX_FAULTS = 10_000;
/** Faults of a task apply only to calls that submit one. */
const NEEDS_SUBMISSION: readonly Fault["kind"][] = [
  "noTaskId",
  "taskFails",
  "taskNeverEnds",
  "taskLate",
  "quotaSpent",
];
/** Faults of a refresh at the edge apply only to refreshes. */
const NEEDS_REFRESH: readonly Fault["kind"][] = ["nodeMisses", "nodeLate"];
/** The operations that return the status of tasks. */
const OF_TASKS = /^Describe\w*(?:Refresh|Purge|Preload)Task/;

/** Faults of the edge last, independent of calls. */
const isLasting = (fault: Fault): fault is Fault & EdgeFault =>
  fault.kind === "originOld" || fault.kind === "bodyChanged";

/** The faults that are still to apply, in the order in which they were added; and those of the edge. */
export class Faults {
  #pending: Fault[] = [];

  constructor(private readonly edge: Disturbances) {}

  /** Throws a ZodError if the fault is invalid. */
  add(options: FaultOptions): void {
    const fault = faultSchema.parse(options);
    const last = this.edge.nodes - 1;
    if ((fault.node ?? 0) > last) throw new RangeError(`node: expected 0 to ${last}, got ${fault.node}`);
    if (isLasting(fault)) {
      this.edge.add(fault);
      return;
    }
    if (this.#pending.length >= MAX_FAULTS) throw new RangeError(`faults: at most ${MAX_FAULTS} at a time`);
    this.#pending.push(fault);
  }

  clear(): void {
    this.#pending = [];
    this.edge.clear();
  }

  list(): readonly (Fault | EdgeFault)[] {
    return [...this.#pending, ...this.edge.list()];
  }

  /** The fault that applies to a call. Every matching call counts towards `skip`. */
  next(action: string, submits: Operation["submits"], objectPaths: readonly string[]): Fault | undefined {
    const matches = (fault: Fault) =>
      (fault.action ?? action) === action &&
      (fault.objectPath === undefined || objectPaths.includes(fault.objectPath)) &&
      (submits !== false || !NEEDS_SUBMISSION.includes(fault.kind)) &&
      (submits === "refresh" || !NEEDS_REFRESH.includes(fault.kind)) &&
      (fault.kind !== "oldStatus" || OF_TASKS.test(action));
    const hit = this.#pending.find((fault) => matches(fault) && fault.skip === 0);
    this.#pending = this.#pending
      .map((fault) => {
        if (fault === hit) return { ...fault, times: fault.times - 1 };
        return matches(fault) && fault.skip > 0 ? { ...fault, skip: fault.skip - 1 } : fault;
      })
      .filter(({ times }) => times > 0);
    return hit;
  }
}
