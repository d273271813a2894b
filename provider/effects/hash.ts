import { createHash } from "node:crypto";

/** The first 16 hex digits of the text's SHA-256: enough to distinguish the texts of one stack. */
export function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** A hash of inputs, independent of the order of keys and of the properties that the shell adds (`__...`). */
export function hashOf(inputs: object): string {
  const own = Object.entries(inputs).filter(([key]) => !key.startsWith("__"));
  return hash(
    JSON.stringify(own.sort(byKey), (_, value) =>
      isRecord(value) ? Object.entries(value).sort(byKey) : value,
    ),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);
