import { UNKNOWN } from "../../sdk/known";
import type { Change } from "./changes";
import { plural } from "./shown";
import { planChanges, planCounts } from "./text";

/** So many are named, the others counted. */
const NAMED = 5;

/** What the preview says under the resource; nothing when nothing will be refreshed. */
export function announcement(
  old: string | undefined,
  plan: string,
  bases: readonly string[],
): string | undefined {
  if (plan === UNKNOWN) return "what will be refreshed is known only during the update";
  const changes = old === plan ? [] : planChanges(plan);
  if (changes.length === 0) return undefined;
  const named = changes.slice(0, NAMED).map((change) => nameOf(change, bases));
  const more = changes.length > NAMED ? [`and ${plural(changes.length - NAMED, "more", "more")}`] : [];
  return `will refresh ${planCounts(plan)}: ${[...named, ...more].join(", ")}`;
}

/** A path without the base, where there is but one to be below of. */
function nameOf({ reason, target }: Change, [base, ...others]: readonly string[]): string {
  const isBelow = base !== undefined && others.length === 0 && target.path.startsWith(base);
  const path = isBelow ? target.path.slice(base.length - 1) : target.path;
  if (reason === "removed") return `${path} removed`;
  return target.type === "Directory" && isBelow ? `${path} (${reason})` : path;
}
