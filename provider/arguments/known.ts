import { z } from "zod";
import { UNKNOWN } from "./unknown";

/** The schema, except that a value that is not known yet is valid. It is validated again once it is known. */
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
