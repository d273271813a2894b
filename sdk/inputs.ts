import { type Input, Output } from "@pulumi/pulumi";
import { UNKNOWN } from "./known";

/** Arguments as a program may give them: any value, or any element of a list, can be an output of another resource. */
export type Inputs<T> = { [K in keyof T]: InputOf<T[K]> };

type InputOf<T> = [T] extends [readonly (infer E)[]]
  ? Input<InputOf<E>[]>
  : [T] extends [object]
    ? Input<Inputs<T>>
    : Input<T>;

/** The arguments with a placeholder for everything that is not known yet when the program runs. */
export function knownPart(value: unknown): unknown {
  if (Output.isInstance(value) || value instanceof Promise) return UNKNOWN;
  if (Array.isArray(value)) return value.map(knownPart);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([key, inner]) => [key, knownPart(inner)]));
}
