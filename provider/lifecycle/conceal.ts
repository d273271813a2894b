import { UNKNOWN } from "../arguments/unknown";
import type { Shell } from "../refresh/inputs";
import type { Outputs } from "../refresh/outputs";
import { secretValue } from "../secrets/secret-value";

/** The type is that of the value which the provider gets back. */
const concealed = <T>(value: T): T => secretValue(value) as T;

/**
 * Which inputs of a resource are secret: its arguments, or only a plan that was derived from earlier secret arguments.
 */
export function keptSecrecy(old: Shell & { plan?: string }, now: Shell, plan: string): Shell["__secret"] {
  if (now.__secret) return "arguments";
  const isMadeOfSecrets = old.__secret === "arguments" || (old.__secret === "plan" && old.plan === plan);
  return isMadeOfSecrets ? "plan" : undefined;
}

/** The plan in the form in which the engine keeps it. */
export function concealedPlan(plan: string, __secret: Shell["__secret"]) {
  if (!__secret) return { plan };
  return { plan: plan === UNKNOWN ? plan : concealed(plan), __secret };
}

/** Outputs that are derived from the arguments. */
const DERIVED = [
  ...(["done", "pending", "letGo", "left"] as const),
  ...(["inputsHash", "completedPlan", "attemptedPlan", "attemptedFiles"] as const),
];

/** Outputs in the form in which the engine keeps them: what is derived from secret arguments is secret. */
export function concealedOutputs<T extends Partial<Outputs>>(outputs: T, isSecret: boolean): T & Shell {
  if (!isSecret) return outputs;
  const derived = DERIVED.filter((name) => outputs[name] !== undefined);
  const values = derived.map((name) => [name, concealed(outputs[name])]);
  return { ...outputs, ...Object.fromEntries(values), __secret: "arguments" };
}
