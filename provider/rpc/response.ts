import { z } from "zod";
import { ApiError, type Facts } from "./api-error";
import type { ApiResponse } from "./connection";

/** A value of a response as text, see {@link textOf}. */
export const text = z.unknown().optional().transform(textOf);

/**
 * A list of ids, or ids separated by commas. Values that do not look like ids are dropped: they would be polled
 * forever.
 */
export const ids = text.transform((all) =>
  all
    .split(",")
    .map((id) => id.trim())
    .filter((id) => /^[\w-]*\d[\w-]*$/.test(id)),
);

/** Reads any value of a response as text: lists separated by commas, and "" for anything that has no text. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(",");
  return isLargeNumber(value) ? value.toFixed() : "";
}

/** The vendor's client returns numbers that are too large for JavaScript as objects. */
const isLargeNumber = (value: unknown): value is { toFixed(): string } =>
  typeof (value as { toFixed?: unknown } | null | undefined)?.toFixed === "function";

/** Parses a response. If that fails, throws an ApiError which says that the call may have been accepted. */
export function understood<T extends z.ZodType>(
  action: string,
  schema: T,
  { fields, from: endpoint }: Pick<ApiResponse, "fields" | "from">,
  facts: Pick<Facts, "maybeAccepted"> = {},
): z.output<T> {
  const { data, error } = schema.safeParse(fields);
  if (!error) return data;
  const [where = ""] = error.issues.map(({ path }) => path.join("."));
  const detail = `The response is not as documented${where && `: ${where}`}`;
  throw new ApiError(action, "ResponseNotUnderstood", detail, { maybeAccepted: true, endpoint, ...facts });
}
