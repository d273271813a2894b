import type { z } from "zod";

/** The message for a value of another type, which says so where there is none at all. */
export function expected(message: string) {
  return ({ input }: z.core.$ZodRawIssue) => (input === undefined ? `is missing: it ${message}` : message);
}
