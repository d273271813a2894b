import { isSecretValue, secretValue } from "../secrets/secret-value";

export type Values = Record<string, unknown>;

/** Values without the engine's wrapping, and the names of those that were secret or contained something secret. */
export interface Unwrapped {
  readonly values: Values;
  readonly secrets: ReadonlySet<string>;
}

/** Unwraps secrets. Drops null, which some SDKs send for what is not set, and `__...`, which dynamic resources keep. */
export function unwrapped(engines: Values = {}): Unwrapped {
  const secrets = new Set<string>();
  const entries = Object.entries(engines)
    .filter(([name, value]) => !name.startsWith("__") && value !== null)
    .map(([name, value]) => [name, plain(value, () => secrets.add(name))]);
  return { values: Object.fromEntries(entries), secrets };
}

/** The reverse: makes the values with these names secret as a whole. Others may already be in the engine's form. */
export function wrapped(values: object, secrets: ReadonlySet<string> = new Set()): Values {
  const entries = Object.entries(values)
    .filter(([name, value]) => !name.startsWith("__") && value !== undefined)
    .map(([name, value]) => [name, secrets.has(name) && !isSecretValue(value) ? secretValue(value) : value]);
  return Object.fromEntries(entries);
}

function plain(value: unknown, onSecret: () => void): unknown {
  if (isSecretValue(value)) {
    onSecret();
    return plain(value.value, onSecret);
  }
  if (Array.isArray(value)) return value.map((inner) => plain(inner, onSecret));
  if (typeof value !== "object" || value === null) return value;
  const given = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(given.map(([name, inner]) => [name, plain(inner, onSecret)]));
}
