import { z } from "zod";

/** The engine's placeholder, during a preview, for a value that only the update will know. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The schema, but a value that is not known yet passes: it is checked again when it is. */
export function known<T extends z.ZodType>(schema: T): T {
  const tolerant = z.any().check((context) => {
    if (context.value === UNKNOWN) return;
    const { error } = schema.safeParse(context.value);
    for (const issue of error?.issues ?? []) {
      context.issues.push({ ...issue, input: context.value } as z.core.$ZodRawIssue);
    }
  });
  return tolerant as unknown as T;
}

/** Whether the value, or anything in it, is known only during the update. */
export function hasUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(hasUnknown);
}
