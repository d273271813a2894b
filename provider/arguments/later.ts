import { Output } from "@pulumi/pulumi";

/** Whether there is no output and no promise in it. */
export function isPlain(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return !comesLater(value) && Object.values(value).every(isPlain);
}

/** Whether the program has an output or a promise in the place of the value. */
export function comesLater(value: unknown): boolean {
  return Output.isInstance(value) || value instanceof Promise;
}
