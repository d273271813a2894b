import type { Target } from "../services/target";
import type { Session } from "./session";

/**
 * A task of a service whose lists know no task ids: it is kept with the place where it is listed, as
 * `<task id>@<site id>/<type>/<time>`. State keeps these texts: the format is frozen.
 */
export interface PlacedTask {
  readonly id: string;
  readonly site: string;
  /** The vendor's word for the type. */
  readonly type: string;
  /** When it was accepted, by the service's clock if that is known: "2026-11-25T18:00:00Z". */
  readonly at: string;
}

const placedText = ({ id, site, type, at }: PlacedTask) => `${id}@${site}/${type}/${at}`;

const PLACED = /^([\w-]+)@(\d+)\/(\w+)\/([\d:TZ-]+)$/;

/** Undefined for a text that names no place. */
export function placedTask(text: string): PlacedTask | undefined {
  const [, id = "", site = "", type = "", at = ""] = PLACED.exec(text) ?? [];
  return id === "" ? undefined : { id, site, type, at };
}

/** To the second, as the service takes times. */
export const seconds = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** The ids of a batch's tasks as they are kept. `at` is when they were accepted (ms, 0: unknown). */
export function placedIds(
  { service, site, clock }: Session,
  [target]: readonly Target[],
  ids: readonly string[],
  at: number,
): string[] {
  const type = target && service.bySite?.types[target.type];
  if (type === undefined) return [...ids];
  return ids.map((id) => placedText({ id, site, type, at: seconds(at || clock.now()) }));
}
