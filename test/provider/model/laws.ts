import type { CallRecord } from "../../emulator";
import type { Run, Values } from "../../support/deployment";
import type { Due } from "./knowledge";
import { urlOf } from "./site";
import type { Submissions } from "./submissions";
import { targetsOf } from "./targets";

/** One `pulumi up`, as seen from outside. */
interface Up {
  readonly run: Run;
  readonly args: Values;
  /** The plan's text in the preview, and in the state before. */
  readonly plan: string;
  readonly oldPlan: string;
  readonly due: Due;
  /** What the arguments ask for by themselves. */
  readonly planned: Due;
  readonly wasPending: boolean;
  readonly isPending: boolean;
  /** Whether the arguments are those of the last success. */
  readonly isUnchanged: boolean;
  readonly hadFaults: boolean;
  readonly isQuotaLow: boolean;
  /** Whether the service does not tell all that is left. */
  readonly hidesQuota: boolean;
  /** Its refresh calls. */
  readonly calls: readonly CallRecord[];
  /** What was accepted since the last success. */
  readonly submissions: Submissions;
  /** When the URL's content changed last. */
  readonly changedAt: (url: string) => number;
  /** Whether the service takes no refresh of the URL's domain. */
  readonly isRefused: (url: string) => boolean;
  /** Whether what was left may have been too much to keep exactly: then more than is due may be refreshed. */
  readonly isCoarse: boolean;
  /** Whether the edge was at fault since the last success. */
  readonly hadEdgeFaults: boolean;
}

/** Throws an error that names the law that an update has broken. */
export function checkUp(up: Up): void {
  fail(anyway(up) ?? (up.hadFaults ? undefined : withoutFaults(up)));
}

/** Throws when the arguments were refused although a day can hold what they ask for. */
export function checkRefusal(args: Values, { may }: Due): void {
  const { directoriesPerDay = 100 } = limitsOf(args);
  const mayFold = args.collapse !== false && directoriesPerDay >= (args.baseUrls as string[]).length;
  if (mayFold || fits(args, may.size)) fail("Refused although it fits.");
}

/** Throws when a success was verified too little. `visited` are URLs without their schemes, by the node's number. */
export function checkVisits(
  { verify }: Values,
  visited: readonly ReadonlySet<string>[],
  { must }: Due,
): void {
  const { nodes, urls = 100 } = verify as { nodes: readonly number[]; urls?: number };
  for (const [node, seen] of visited.entries()) {
    if (!nodes.includes(node)) {
      if (seen.size > 0) fail(`Node ${node} was visited, which was not asked for.`);
      continue;
    }
    if (seen.size > urls) fail(`Node ${node} received requests for ${seen.size} URLs.`);
    if (seen.size < Math.min(must.size, urls))
      fail(`Not verified: ${must.size - seen.size} URLs at node ${node}.`);
    const missing = [...must].find((url) => !seen.has(url.replace("https://", "")));
    if (missing && must.size <= urls && seen.size < urls) fail(`Not verified: ${missing} at node ${node}.`);
  }
}

/** Throws when `pulumi refresh` did more than look. */
export function checkRead(before: Values | undefined, now: Values | undefined, calls: readonly CallRecord[]) {
  if (calls.length > 0) fail("pulumi refresh called for a refresh.");
  const { status: _, ...known } = before ?? {};
  const { status: __, ...kept } = now ?? {};
  if (JSON.stringify(known) !== JSON.stringify(kept)) fail("pulumi refresh changed more than the status.");
}

/** What holds whatever goes wrong. */
function anyway(up: Up): string | undefined {
  const { run, args, due, calls, wasPending, isPending, isUnchanged } = up;
  const isSame = run.operation === "same";
  if (isSame && wasPending) return "No update although something is pending.";
  if (!isSame && isUnchanged && !wasPending) return `An ${run.operation} although nothing has changed.`;
  if (!run.error && isPending && args.onFailure !== "warn") return "A success with something pending.";
  if (run.error && !isPending) return "A failure with nothing pending.";
  if (due.may.size === 0 && calls.length > 0 && !up.isCoarse)
    return "A refresh call with nothing to refresh.";
  if (/Nothing was sent/.test(run.error ?? "") && calls.length > 0) return "Something was sent.";
  const large = calls.find((call) => targetsOf(call).length > perCall(args, call));
  if (large) return "A call that holds more than it may.";
  const missing = [...due.must].find((url) => !isSubmitted(up, url));
  return missing && !isPending ? `Under-refresh: success without ${missing}.` : undefined;
}

/** Nothing without need, nothing that is known not to fit, and no failure without a cause. */
function withoutFaults(up: Up): string | undefined {
  const { run, args, due, planned, calls, isQuotaLow, wasPending, isPending, submissions } = up;
  const mayHit = isQuotaLow && up.hidesQuota;
  // What is too much to keep is refreshed as whole bases.
  const mayBeNamed = up.isCoarse && wasPending ? (args.baseUrls as string[]) : [...due.may];
  const hasRefused = mayBeNamed.some(up.isRefused);
  const mayBeRefused = (code: string) =>
    (mayHit && code === "QuotaExceeded.Refresh") || (hasRefused && /^InvalidDomain|^ServiceBusy/.test(code));
  const refused = calls.find(({ code }) => code && !mayBeRefused(code));
  if (refused) return `A call that was bound to be refused: ${refused.code}.`;
  const causes = [
    ...(hasRefused ? ["Refused: "] : []),
    ...(args.wait || args.verify ? ["not complete within", "failed to refresh"] : []),
    ...(args.verify && up.hadEdgeFaults ? ["Visitors do not get what was deployed"] : []),
    ...(isQuotaLow ? ["Nothing was sent", "wait for quota"] : []),
    ...(mayHit ? ["QuotaExceeded.Refresh"] : []),
  ];
  const { error = "" } = run;
  if (error && !causes.some((cause) => error.includes(cause))) return "A failure without a cause.";
  if (isPending && causes.length === 0) return "Something is pending without a cause.";
  const heldBack = [...due.must].find((url) => !up.isRefused(url) && !isSubmitted(up, url));
  if (heldBack && !isQuotaLow) return `Held back by others: ${heldBack}.`;
  if (up.isCoarse && wasPending) return undefined;
  const mayFold = wasPending || isQuotaLow || !fits(args, planned.may.size);
  for (const { type, path } of calls.flatMap(targetsOf)) {
    const isDirectory = type === "Directory";
    const isDue = isDirectory ? [...due.may].some((url) => url.startsWith(path)) : due.may.has(path);
    if (!isDue) return `Over-refresh: ${type} ${path} is neither changed, added, removed nor pending.`;
    if (isDirectory && !mayFold) return `Over-refresh: directory ${path} although the files fit.`;
  }
  const twice = submissions.repeated(up.changedAt);
  if (twice) return `Over-refresh: ${twice} was done already.`;
  return wasPending || isQuotaLow ? undefined : sameAsPreview(up);
}

const isSubmitted = ({ args, submissions, changedAt }: Up, url: string) =>
  submissions.has(url, changedAt(url), args.objectType === "IgnoreParams");

function sameAsPreview(up: Up): string | undefined {
  // A domain that was refused is not called for again, and what was refused goes out again in parts.
  const isSent = (target: string) => !up.isRefused(target.split(" ")[1] ?? "");
  const said = saidTargets(up).filter(isSent).sort();
  const targets = up.calls.flatMap(targetsOf).map(({ type, path }) => `${type} ${path}`);
  const named = [...new Set(targets)].filter(isSent).sort();
  if (said.join() === named.join()) return undefined;
  return `Named was ${named.join(", ") || "nothing"}, while the preview said ${said.join(", ") || "nothing"}.`;
}

/** Each line of a plan ends in a target; what is declared anyway is not repeated. */
function saidTargets({ plan, oldPlan, args }: Up): string[] {
  if (plan === oldPlan) return [];
  const [head = "", ...lines] = plan.split("\n");
  const own = lines.filter((line) => !line.startsWith("removed within"));
  const listed = own.map((line) => line.split(" ").slice(-2).join(" "));
  if (!head.includes(": everything declared, ")) return listed;
  const paths = String(args.assets).match(/\/.*/g) ?? [];
  const urls = (args.baseUrls as string[]).flatMap((base) => paths.map((path) => urlOf(base, path)));
  return [...urls.map((url) => `${args.objectType ?? "File"} ${url}`), ...listed];
}

const limitsOf = ({ limits }: Values) => (limits ?? {}) as Partial<Record<string, number>>;

/** Whether a day can hold so many files. */
function fits(args: Values, count: number): boolean {
  const { urlsPerDay = 2_000, ignoreParamsPerDay = 100 } = limitsOf(args);
  return count <= (args.objectType === "IgnoreParams" ? ignoreParamsPerDay : urlsPerDay);
}

function perCall(args: Values, call: CallRecord): number {
  const { urlsPerCall, ignoreParamsPerCall, directoriesPerCall } = limitsOf(args);
  const limits: Record<string, number | undefined> = {
    File: urlsPerCall,
    IgnoreParams: ignoreParamsPerCall,
    Directory: directoriesPerCall,
  };
  return limits[targetsOf(call)[0]?.type ?? ""] ?? Number.POSITIVE_INFINITY;
}

function fail(problem: string | undefined): void {
  if (problem) throw new Error(problem);
}
