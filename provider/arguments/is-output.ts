import { Output } from "@pulumi/pulumi";

/** Whether a program has given an output or a promise instead of a plain value. */
export function isOutput(value: unknown): boolean {
  return Output.isInstance(value) || value instanceof Promise;
}

/** Whether the value, or anything in it, is one. */
export function containsOutput(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return isOutput(value) || Object.values(value).some(containsOutput);
}
