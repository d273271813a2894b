import type { Config } from "../account/settings";
import { schema } from "./schema";
import { unwrapped, type Values, wrapped } from "./values";

/** The plugin's own namespace: the engine gives a plugin no other package's configuration. */
const NAMESPACE = "alicloud-refresh";

/** The configuration of one provider: the stack's, or that of an explicit Provider. Objects and lists become JSON. */
export function configOf(values: Values): Config {
  const prefix = `${NAMESPACE}:`;
  const textOf = (value: unknown) =>
    value === undefined || typeof value === "string" ? value : JSON.stringify(value);
  return {
    namespace: NAMESPACE,
    get: (key) => (key.startsWith(prefix) ? textOf(values[key.slice(prefix.length)]) : undefined),
  };
}

/** What the engine adds to a provider's arguments. */
const ENGINES_OWN = ["version", "pluginDownloadURL"];

/** A provider's arguments, with keys as secrets, and a failure for each unknown one. */
export function checkedConfig(news: Values) {
  const { values, secrets } = unwrapped(news);
  const names = Object.keys(values);
  const known = Object.keys(schema.settings);
  const isSecret = (name: string) => schema.settings[name]?.secret === true;
  const failures = names
    .filter((name) => !known.includes(name) && !ENGINES_OWN.includes(name))
    .map((name) => ({
      property: "",
      reason: `${name} is not an argument of a Provider; the arguments are ${known.join(", ")}`,
    }));
  return { inputs: wrapped(values, new Set([...secrets, ...names.filter(isSecret)])), failures };
}
