import type { Args } from "../arguments/args";
import { UNKNOWN } from "../arguments/unknown";
import type { Context } from "../calls/context";
import { basesOf } from "../plan/asset-targets";
import type { Change } from "../plan/change";
import { doubtsAbout } from "../plan/doubts";
import { isFolded } from "../plan/fold";
import { limitsFor, preloadsPerDay } from "../plan/limits";
import { planChanges, planCounts } from "../plan/text";
import { counted, named, plural } from "../plan/wording";
import { coldUrls } from "../preload/cold-urls";
import { quotaNote } from "../quota/note";
import type { Limits } from "../services/service";
import type { Target } from "../services/target";

/** This many targets are named, the others counted. */
const NAMED = 5;

/** Shows in a preview what will be refreshed, and warnings. */
export async function announce(
  context: Context,
  old: string | undefined,
  plan: string,
  args: Args,
): Promise<void> {
  const { tell, isSecret } = context;
  if (plan === UNKNOWN) return tell("what will be refreshed is known only during the update");
  for (const doubt of doubtsAbout(args, isSecret)) await tell(doubt, { severity: "warning" });
  const changes = old === plan ? [] : planChanges(plan, args);
  if (changes.length === 0) return;
  const bases = "assets" in args ? basesOf(args) : [];
  const targets = changes.map(({ target }) => target);
  const note = await quotaNote(context, args, targets);
  const quota = note?.text && !note.isShort ? `; ${note.text}` : "";
  const paths = changes.map((change) => nameOf(change, bases));
  const names = isSecret ? "" : `: ${named(paths, NAMED)}`;
  await tell(`will refresh ${planCounts(plan)}${names}${quota}`);
  if (note?.isShort) await tell(note.text, { severity: "warning" });
  const preloads = preloadText(context, args, plan, targets, note?.preloads);
  if (preloads) await tell(preloads);
  const fallback = "assets" in args ? args.fallback : undefined;
  const whole = changes.filter(({ target }) => target.type === "Directory" && bases.includes(target.path));
  const [folded, declared] = [whole.filter(isFolded), whole.filter((change) => !isFolded(change))];
  if (folded.length > 0) await tell(wholeBase(folded, !old, isSecret), { severity: "warning" });
  if (fallback !== undefined && declared.length > 0)
    await tell(
      everyUrl(declared, limitsFor(context.service.limits, args.limits), isSecret ? undefined : fallback),
    );
}

/** What will be preloaded, if anything. */
function preloadText(
  { service }: Context,
  args: Args,
  plan: string,
  targets: readonly Target[],
  left: number | undefined,
) {
  if (!("assets" in args && args.preload)) return undefined;
  const all = coldUrls({ ...args, plan }, targets).length;
  const most = left ?? preloadsPerDay(service, args.limits);
  if (all === 0) return undefined;
  const some = all > most ? `${counted(most)} of ` : "";
  return `will preload ${some}${plural(all, "URL")} when the refresh is complete`;
}

/** The name of a target: without the base URL, if there is only one. */
function nameOf({ reason, target }: Change, [base, ...others]: readonly string[]): string {
  const isBelow = base !== undefined && others.length === 0 && target.path.startsWith(base);
  const path = isBelow ? target.path.slice(base.length - 1) : target.path;
  if (reason.startsWith("removed")) return `${path} removed`;
  return target.type === "Directory" && isBelow ? `${path} (${reason})` : path;
}

function wholeBase(changes: readonly Change[], isCreated: boolean, isSecret: boolean): string {
  const all = changes.map(({ target, reason }) => `${target.path} (${reason})`);
  const names = isSecret ? plural(changes.length, "base URL") : named(all, NAMED);
  const advice = isCreated ? '; if the caches are still empty, set onCreate: "skip"' : "";
  return (
    `more files need a refresh than the daily quota allows: everything below ${names} will be refreshed. ` +
    `If the account's quota is higher, set limits.urlsPerDay${advice}`
  );
}

function everyUrl(changes: readonly Change[], { perDay }: Limits, fallback: string | undefined): string {
  const isNamed = fallback !== undefined && changes.length <= NAMED;
  const bases = isNamed
    ? changes.map(({ target }) => target.path).join(", ")
    : plural(changes.length, "base URL");
  const page = fallback === undefined ? "the fallback page" : `the fallback page ${fallback}`;
  const day = plural(perDay.Directory ?? Number.POSITIVE_INFINITY, "directory", "directories");
  return (
    `everything below ${bases} will be refreshed, using ${counted(changes.length)} of ${day} per day: ` +
    `${page} may be cached under any URL without a file`
  );
}
