import type { Args } from "../../sdk/args";
import { UNKNOWN } from "../../sdk/known";
import type { Tell } from "../tell";
import type { Change } from "./changes";
import { plural } from "./shown";
import { planChanges, planCounts } from "./text";

/** So many are named, the others counted. */
const NAMED = 5;

/** Says in a preview what will be refreshed; nothing when nothing will. */
export async function announce(tell: Tell, old: string | undefined, plan: string, args: Args): Promise<void> {
  if (plan === UNKNOWN) return tell("what will be refreshed is known only during the update");
  const changes = old === plan ? [] : planChanges(plan, args);
  if (changes.length === 0) return;
  const bases = "assets" in args ? args.baseUrls : [];
  const named = changes.slice(0, NAMED).map((change) => nameOf(change, bases));
  const more = changes.length > NAMED ? [`and ${plural(changes.length - NAMED, "more", "more")}`] : [];
  await tell(`will refresh ${planCounts(plan)}: ${[...named, ...more].join(", ")}`);
  const whole = changes.filter(({ target }) => target.type === "Directory" && bases.includes(target.path));
  if (whole.length > 0) await tell(wholeBase(whole, !old), { severity: "warning" });
}

/** A path without the base, where there is but one to be below of. */
function nameOf({ reason, target }: Change, [base, ...others]: readonly string[]): string {
  const isBelow = base !== undefined && others.length === 0 && target.path.startsWith(base);
  const path = isBelow ? target.path.slice(base.length - 1) : target.path;
  if (reason === "removed") return `${path} removed`;
  return target.type === "Directory" && isBelow ? `${path} (${reason})` : path;
}

function wholeBase(changes: readonly Change[], isCreated: boolean): string {
  const names = changes.map(({ target, reason }) => `${target.path} (${reason})`).join(", ");
  const advice = isCreated ? ', or onCreate: "skip" if the caches are empty' : "";
  return `more changed than a day's quota can hold: all of ${names} will be refreshed; see limits.urlsPerDay${advice}`;
}
