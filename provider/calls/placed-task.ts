import type { Target } from "../services/target";
import type { Session } from "./session";

/**
 * A task of a service that cannot list tasks by id. It is kept with the place where it is listed, as
 * `<task id>@<site id>/<type>/<time>`. State contains these texts: the format is frozen.
 */
export interface PlacedTask {
  readonly id: string;
  readonly site: string;
  /** The vendor's word for the type. */
  readonly type: string;
  /** When it was accepted, by the service's clock if known: "2026-11-25T18:00:00Z". */
  readonly at: string;
}

const placedText = ({ id, site, type, at }: PlacedTask) => `${id}@${site}/${type}/${at}`;

const PLACED = /^([\w-]+)@(\d+)\/(\w+)\/([\d:TZ-]+)$/;

/** Undefined for an id without a place. */
export function placedTask(text: string): PlacedTask | undefined {
  const [, id = "", site = "", type = "", at = ""] = PLACED.exec(text) ?? [];
  return id === "" ? undefined : { id, site, type, at };
}

/** A time in the service's format, which has whole seconds. */
export const seconds = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** The ids of a batch's tasks as state keeps them. `at` is when they were accepted, in ms; 0 if unknown. */
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
