import { countOfType } from "../plan/counts";
import { counted } from "../plan/wording";
import type { Target, TargetType } from "../services/target";
import type { Counts } from "./ask";

/** A type of which more is needed than is left. */
export interface Shortage {
  readonly type: TargetType;
  readonly needed: number;
  readonly left: number;
}

/** The types of which the targets need more than is left. */
export function shortages(targets: readonly Target[], left: Counts): Shortage[] {
  return Object.entries(left).flatMap(([type, of]) => {
    const needed = targets.filter((target) => target.type === type).length;
    return needed > of ? [{ type: type as TargetType, needed, left: of }] : [];
  });
}

/** The next 00:00 UTC+8, when the daily quota resets. */
function nextReset(now: number): number {
  const day = 24 * 60 * 60 * 1000;
  const offset = 8 * 60 * 60 * 1000;
  return Math.floor((now + offset) / day) * day + day - offset;
}

/** "12 files needed, 3 left today. The quota resets at 00:00 UTC+8, which is 2026-11-21 17:00 Europe/Berlin." */
export function shortageText(short: readonly Shortage[], now: number, timeZone?: string): string {
  const parts = short.map(
    ({ type, needed, left }) => `${countOfType(type, needed)} needed, ${counted(left)} left today`,
  );
  const local = new Date(nextReset(now)).toLocaleString("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "short",
  });
  const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return `${parts.join("; ")}. The quota resets at 00:00 UTC+8, which is ${local} ${zone}.`;
}
