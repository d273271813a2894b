/** The engine's form of a secret value. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

export type Values = Record<string, unknown>;

/** Values without the engine's wrapping, and the names of those that were secret, or held something secret. */
export interface Unwrapped {
  readonly values: Values;
  readonly secrets: ReadonlySet<string>;
}

/** Drops what is null, which languages send for what is not given, and what dynamic resources have in state (`__...`). */
export function unwrapped(wrapped: Values = {}): Unwrapped {
  const secrets = new Set<string>();
  const entries = Object.entries(wrapped)
    .filter(([name, value]) => !name.startsWith("__") && value !== null)
    .map(([name, value]) => [name, plain(value, () => secrets.add(name))]);
  return { values: Object.fromEntries(entries), secrets };
}

/** The reverse: values by these names are secret as a whole. Others may hold the engine's form already. */
export function wrapped(values: object, secrets: ReadonlySet<string> = new Set()): Values {
  const entries = Object.entries(values)
    .filter(([name, value]) => !name.startsWith("__") && value !== undefined)
    .map(([name, value]) => [name, secrets.has(name) && !isSecret(value) ? secret(value) : value]);
  return Object.fromEntries(entries);
}

const secret = (value: unknown) => ({ [SIGNATURE]: SECRET, value });

const isSecret = (value: unknown): value is { value: unknown } =>
  typeof value === "object" && value !== null && (value as Values)[SIGNATURE] === SECRET;

function plain(value: unknown, onSecret: () => void): unknown {
  if (isSecret(value)) {
    onSecret();
    return plain(value.value, onSecret);
  }
  if (Array.isArray(value)) return value.map((inner) => plain(inner, onSecret));
  if (typeof value !== "object" || value === null) return value;
  const given = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(given.map(([name, inner]) => [name, plain(inner, onSecret)]));
}
