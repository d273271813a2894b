import { z } from "zod";
import { ApiError, type Facts } from "./api-error";
import type { Answer } from "./connection";

/** A text of an answer, see {@link textOf}. */
export const text = z.unknown().optional().transform(textOf);

/** Ids that may be joined by commas. What looks like none is left out: it would be asked for again and again. */
export const ids = text.transform((all) =>
  all
    .split(",")
    .map((id) => id.trim())
    .filter((id) => /^[\w-]*\d[\w-]*$/.test(id)),
);

/** A value of an answer, read leniently as a text: a list as its items with commas, and nothing where there is none. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(",");
  return isLargeNumber(value) ? value.toFixed() : "";
}

/** The client makes objects of numbers too large for one. */
const isLargeNumber = (value: unknown): value is { toFixed(): string } =>
  typeof (value as { toFixed?: unknown } | null | undefined)?.toFixed === "function";

/** The answer as the schema reads it. Throws an ApiError, which may be an acceptance, when that cannot read it. */
export function understood<T extends z.ZodType>(
  action: string,
  schema: T,
  { fields, from: endpoint }: Pick<Answer, "fields" | "from">,
  facts: Pick<Facts, "maybeAccepted"> = {},
): z.output<T> {
  const { data, error } = schema.safeParse(fields);
  if (!error) return data;
  const [where = ""] = error.issues.map(({ path }) => path.join("."));
  const detail = `The answer is not as documented${where && `: ${where}`}`;
  throw new ApiError(action, "AnswerNotUnderstood", detail, { maybeAccepted: true, endpoint, ...facts });
}
