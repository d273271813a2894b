import { Output } from "@pulumi/pulumi";
import { UNKNOWN } from "./unknown";

/** The arguments with a placeholder for everything that is not known yet when the program runs. */
export function knownPart(value: unknown): unknown {
  if (comesLater(value)) return UNKNOWN;
  if (Array.isArray(value)) return value.map(knownPart);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([key, inner]) => [key, knownPart(inner)]));
}

/** Whether there is no output and no promise in it. */
export function isPlain(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return !comesLater(value) && Object.values(value).every(isPlain);
}

/** Whether the program has an output or a promise in the place of the value. */
export function comesLater(value: unknown): boolean {
  return Output.isInstance(value) || value instanceof Promise;
}
