import type { Args } from "../sdk/args";
import { UNKNOWN } from "../sdk/unknown";
import type { Context } from "./context";
import { basesOf } from "./plan/asset-targets";
import type { Change } from "./plan/change";
import { doubtsAbout } from "./plan/doubts";
import { plural } from "./plan/shown";
import { planChanges, planCounts } from "./plan/text";
import { quotaNote } from "./quota/note";

/** So many are named, the others counted. */
const NAMED = 5;

/** Says in a preview what will be refreshed, if anything will, and what looks wrong. */
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
  const named = changes.slice(0, NAMED).map((change) => nameOf(change, bases));
  const more = changes.length > NAMED ? [`and ${plural(changes.length - NAMED, "more", "more")}`] : [];
  const note = await quotaNote(
    context,
    changes.map(({ target }) => target),
  );
  const quota = note && !note.isShort ? `; ${note.text}` : "";
  const names = isSecret ? "" : `: ${[...named, ...more].join(", ")}`;
  await tell(`will refresh ${planCounts(plan)}${names}${quota}`);
  if (note?.isShort) await tell(note.text, { severity: "warning" });
  const whole = changes.filter(({ target }) => target.type === "Directory" && bases.includes(target.path));
  if (whole.length > 0) await tell(wholeBase(whole, !old, isSecret), { severity: "warning" });
}

/** A path without the base, where there is but one to be below of. */
function nameOf({ reason, target }: Change, [base, ...others]: readonly string[]): string {
  const isBelow = base !== undefined && others.length === 0 && target.path.startsWith(base);
  const path = isBelow ? target.path.slice(base.length - 1) : target.path;
  if (reason.startsWith("removed")) return `${path} removed`;
  return target.type === "Directory" && isBelow ? `${path} (${reason})` : path;
}

function wholeBase(changes: readonly Change[], isCreated: boolean, isSecret: boolean): string {
  const named = changes.map(({ target, reason }) => `${target.path} (${reason})`).join(", ");
  const names = isSecret ? plural(changes.length, "base URL") : named;
  const advice = isCreated ? ', or onCreate: "skip" if the caches are empty' : "";
  return `more changed than a day's quota can hold: all of ${names} will be refreshed; see limits.urlsPerDay${advice}`;
}
