import { z } from "zod";
import type { SettingName, Settings } from "./settings";

/** A setting that is an object or a list, given as JSON. Throws if it is invalid, without quoting values. */
export function jsonSetting<T extends z.ZodType>(
  settings: Settings,
  name: SettingName,
  schema: T,
  example: string,
): z.output<T> | undefined {
  const text = settings.text(name);
  if (!text) return undefined;
  const { data, error } = schema.safeParse(parsed(text));
  if (!error) return data;
  const problems = error.issues.map(({ path, message }) =>
    [path.join("."), message].filter(Boolean).join(": "),
  );
  throw new Error(
    `The configuration key ${settings.key(name)} is invalid: ${problems.join("; ")}; ` +
      `expected a value such as ${example}.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A string. An empty one counts as not set. */
export const text = z.string({ error: "must be a string" }).transform((value) => value || undefined);
