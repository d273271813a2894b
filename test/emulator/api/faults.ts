import { z } from "zod";

const KINDS = [
  "error",
  "html",
  "hang",
  "reset",
  "slow",
  "redirect",
  "empty",
  "noTaskId",
  "taskFails",
  "taskNeverEnds",
  "taskLate",
  "quotaSpent",
] as const;

export const faultSchema = z.strictObject({
  /** The action it hits; default: any. */
  action: z.string().optional().describe("The action it hits; default: any"),
  kind: z.enum(KINDS),
  /** Whether the call is carried out before it goes wrong. Default "before": it is not. */
  when: z
    .enum(["before", "after"])
    .default("before")
    .describe("Whether the call is carried out before it goes wrong"),
  /** For `error`: the vendor's code. Default InternalError. */
  code: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe("For the kind error: the vendor's code; default InternalError"),
  /** Calls to let pass first. Default 0. */
  skip: z.int().min(0).default(0).describe("Calls to let pass first"),
  /** How often it strikes. Default 1. */
  times: z.int().min(1).default(1).describe("How often it strikes"),
});

/** A fault as one asks for it. */
export type FaultOptions = z.input<typeof faultSchema>;
export type Fault = z.output<typeof faultSchema>;

const MAX_FAULTS = 10_000;
/** These are about a submission and wait for one. */
const NEEDS_SUBMISSION: readonly Fault["kind"][] = [
  "noTaskId",
  "taskFails",
  "taskNeverEnds",
  "taskLate",
  "quotaSpent",
];

/** The faults that are still to strike, in the order they were added. */
export class Faults {
  #pending: Fault[] = [];

  /** Throws zod's error when the fault cannot be understood. */
  add(options: FaultOptions): void {
    const fault = faultSchema.parse(options);
    if (this.#pending.length >= MAX_FAULTS) throw new RangeError(`faults: at most ${MAX_FAULTS} at a time`);
    this.#pending.push(fault);
  }

  clear(): void {
    this.#pending = [];
  }

  list(): readonly Fault[] {
    return this.#pending;
  }

  /** The fault that hits this call. Every call that a fault could hit counts towards its `skip`. */
  next(action: string, submits: boolean): Fault | undefined {
    const matches = (fault: Fault) =>
      (fault.action ?? action) === action && (submits || !NEEDS_SUBMISSION.includes(fault.kind));
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
