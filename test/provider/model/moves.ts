import fc from "fast-check";
import type { DomainState, FaultOptions } from "../../emulator";
import type { Values } from "../../support/deployment";
import { BASES, type Edit, MISTYPED, PATHS, QUERIES, urlOf } from "./site";

/** The URLs that are requested from one node. */
export interface Visit {
  readonly base: string;
  readonly query: string;
  readonly paths: readonly string[];
  readonly node: number;
}

/** A fault of the operation that the service has under that name. */
export type Fault = Omit<FaultOptions, "action"> & {
  readonly on: "refresh" | "quota" | "listTasks" | "tasksById" | "edge";
};

/** Whether nodes, or the origin, do not do what the service says. */
export const isOfEdge = ({ kind }: Fault) =>
  ["nodeMisses", "nodeLate", "originOld", "bodyChanged"].includes(kind);

export interface Deploy {
  readonly move: "deploy";
  /** Of the files as they are, or of an older version. */
  readonly edits: readonly Edit[] | { readonly version: number };
  readonly faults: readonly Fault[];
  /** Whether the provider is killed at the end: the engine keeps the state that it had. */
  readonly isLost: boolean;
  /** Whether the tasks' time passes before the next move. */
  readonly isSettled: boolean;
  /** Made while it runs, when it first waits for anything, or else right after it. */
  readonly visit: Visit | null;
}

export type Move =
  | Deploy
  | { readonly move: "set"; readonly options: Values }
  | ({ readonly move: "visit" } & Visit)
  | { readonly move: "pass"; readonly seconds: number }
  | { readonly move: "quota"; readonly UrlRemain: number; readonly DirRemain: number }
  | { readonly move: "domain"; readonly base: string; readonly state: DomainState }
  | { readonly move: "refresh"; readonly faults: readonly Fault[] }
  | { readonly move: "rename"; readonly urn: string }
  /** Or a replacement, which is the same to the provider. */
  | { readonly move: "destroy" };

const path = fc.constantFrom(...PATHS);
const sometimes = (weight: number) =>
  fc.oneof(
    { withCrossShrink: true },
    { weight, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  );

const visit: fc.Arbitrary<Visit> = fc.record({
  base: fc.constantFrom(BASES[0], BASES[0], BASES[1]),
  query: fc.constantFrom(QUERIES[0], QUERIES[0], QUERIES[1]),
  paths: fc.subarray([...PATHS], { minLength: 1, maxLength: 4 }),
  node: fc.nat(1),
});

/** Codes that end the attempt: they last, or last until tomorrow, or are unknown. */
const ENDING = [
  "Forbidden.RAM",
  "InvalidDomain.Configure_failed",
  "SomethingNew",
  "QuotaExceeded.Refresh",
] as const;
const PASSING = [
  "InternalError",
  "ServiceBusy",
  "TooMany.Refresh",
  "Throttling.User",
  "QuotaPerMinuteExceeded.Refresh",
] as const;
const BROKEN = ["html", "reset", "redirect", "empty"] as const;
const LATER = ["taskFails", "taskFails", "taskNeverEnds", "taskLate", "noTaskId", "quotaSpent"] as const;

const on = fc.constantFrom(...(["refresh", "quota", "listTasks", "tasksById"] as const));
const edge = fc.constant("edge" as const);
const refresh = fc.constant("refresh" as const);
const atRefresh = { on: refresh, skip: fc.constantFrom(0, 1, 1, 2) };
const anywhere = { on, when: fc.constantFrom("before" as const, "after" as const), skip: fc.nat(2) };
const times = fc.constantFrom(1, 3, 100);
const error = fc.constant("error" as const);
const node = fc.constantFrom(0, 1);

const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ ...atRefresh, kind: error, code: fc.constantFrom(...ENDING), when: fc.constant("before") }),
  fc.record({
    on: refresh,
    kind: error,
    code: fc.constant("InvalidObjectPath.Malformed"),
    objectPath: fc.tuple(fc.constantFrom(...BASES), path).map(([base, of]) => urlOf(base, of)),
    times: fc.constant(100),
  }),
  fc.record({ ...atRefresh, kind: fc.constantFrom(...LATER), times: fc.constantFrom(1, 3) }),
  fc.record({ on: refresh, kind: fc.constant("nodeMisses"), node, times: fc.constantFrom(1, 3) }),
  fc.record({ on: refresh, kind: fc.constant("nodeLate"), node, seconds: fc.constantFrom(1, 10) }),
  fc.record({ on: edge, kind: fc.constant("originOld"), seconds: fc.constantFrom(1, 8, undefined) }),
  fc.record({ on: edge, kind: fc.constant("bodyChanged"), node }),
  fc.record({ ...anywhere, kind: error, code: fc.constantFrom(...PASSING, ...ENDING), times }),
  fc.record({ ...anywhere, kind: fc.constantFrom(...BROKEN), times }),
);
const faults = fc.oneof(
  { withCrossShrink: true },
  { weight: 4, arbitrary: fc.constant([]) },
  { weight: 2, arbitrary: fc.array(fault, { minLength: 1, maxLength: 2 }) },
);

const edit: fc.Arbitrary<Edit> = fc.record({ path, to: fc.constantFrom("a", "b", "c", "gone") });
const edits = fc.oneof(
  { withCrossShrink: true },
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 4, arbitrary: fc.array(edit, { minLength: 1, maxLength: 4 }) },
  { weight: 1, arbitrary: fc.record({ version: fc.nat(3) }) },
);
const deploy: fc.Arbitrary<Deploy> = fc.record({
  move: fc.constant("deploy"),
  edits,
  faults,
  isLost: sometimes(7),
  isSettled: fc.boolean(),
  visit: fc.option(visit, { freq: 2 }),
});

/** What each argument may be; undefined: left out. Repeated values are more frequent; failures shrink to the first. */
const VALUES: Record<string, readonly unknown[]> = {
  onCreate: [undefined, undefined, "skip"],
  force: [undefined, true],
  wait: [undefined, undefined, { timeoutSeconds: 30 }, { timeoutSeconds: 4 }, true],
  onFailure: [undefined, undefined, "warn"],
  collapse: [undefined, undefined, false],
  /** The nodes by their numbers. */
  verify: [
    undefined,
    undefined,
    { nodes: [0, 1] },
    { nodes: [0, 1] },
    { nodes: [1], urls: 2, timeoutSeconds: 6 },
    { nodes: [0, 1], urls: 3 },
  ],
  limits: [
    { urlsPerCall: 2, ignoreParamsPerCall: 3 },
    { urlsPerCall: 3, ignoreParamsPerCall: 2, directoriesPerCall: 1 },
    undefined,
    { urlsPerDay: 2, ignoreParamsPerDay: 2, directoriesPerCall: 1 },
    { urlsPerDay: 4, directoriesPerDay: 1 },
  ],
  /** How many characters of a failure are kept: not an argument. */
  kept: [undefined, undefined, undefined, 600, 250, 0],
  objectType: [undefined, undefined, "IgnoreParams"],
  trigger: [undefined, undefined, "one", "two"],
  baseUrls: [
    [BASES[0]],
    [BASES[0]],
    [...BASES],
    [...BASES],
    [BASES[1]],
    [BASES[0], MISTYPED],
    [MISTYPED],
    [...BASES, MISTYPED],
  ],
};
const values = Object.fromEntries(
  Object.entries(VALUES).map(([name, choice]) => [name, fc.constantFrom(...choice)]),
);
/** A change of one argument. */
const change: fc.Arbitrary<Values> = fc.oneof(
  ...Object.entries(values).map(([name, value]) => value.map((chosen) => ({ [name]: chosen }))),
);

const seconds = fc.constantFrom(1, 8, 3_600, 86_400, 4 * 86_400);
const quota = fc.record({ move: fc.constant("quota"), UrlRemain: fc.nat(4), DirRemain: fc.nat(2) });
const domain = fc.record({
  move: fc.constant("domain"),
  base: fc.constantFrom(...BASES),
  state: fc.constantFrom<DomainState[]>("online", "online", "offline", "unknown", "configuring"),
});
const URNS = ["site", "renamed"].map(
  (name) => `urn:pulumi:dev::test::pulumi-nodejs:dynamic/alicloud-refresh:Test::${name}`,
);

const move = fc.oneof<fc.WeightedArbitrary<Move>[]>(
  { weight: 16, arbitrary: deploy },
  { weight: 5, arbitrary: visit.map((urls) => ({ move: "visit", ...urls })) },
  { weight: 3, arbitrary: change.map((options) => ({ move: "set", options })) },
  { weight: 2, arbitrary: seconds.map((chosen) => ({ move: "pass", seconds: chosen })) },
  { weight: 1, arbitrary: quota },
  { weight: 2, arbitrary: domain },
  { weight: 1, arbitrary: fc.record({ move: fc.constant("refresh"), faults }) },
  { weight: 1, arbitrary: fc.constantFrom(...URNS).map((urn) => ({ move: "rename", urn })) },
  { weight: 1, arbitrary: fc.constant({ move: "destroy" }) },
);

/** The moves of one life, which begins with a choice of arguments. */
export const moves: fc.Arbitrary<Move[]> = fc
  .tuple(fc.record(values), fc.noBias(fc.array(move, { minLength: 1, maxLength: 16, size: "max" })))
  .map(([options, others]) => [{ move: "set", options }, ...others]);
