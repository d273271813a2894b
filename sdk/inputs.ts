import { isOutput } from "../provider/arguments/is-output";
import { UNKNOWN } from "../provider/arguments/unknown";

/** The arguments, with a placeholder for each value that is not known when the program runs. */
export function knownPart(value: unknown): unknown {
  if (isOutput(value)) return UNKNOWN;
  if (Array.isArray(value)) return value.map(knownPart);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([key, inner]) => [key, knownPart(inner)]));
}
