import type { z } from "zod";

/** The message for a value of the wrong type, which says so if the value is missing. */
export function expected(message: string) {
  return ({ input }: z.core.$ZodRawIssue) => (input === undefined ? `is missing: it ${message}` : message);
}
