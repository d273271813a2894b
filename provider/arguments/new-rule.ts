import type { z } from "zod";

/**
 * An issue that version 0.1.0 did not raise. The program does not stop at it, so that a stack which has such a value
 * goes on as before while nothing changes; the preview of any change refuses it.
 */
export const newRule = (message: string, input: unknown): z.core.$ZodRawIssue => ({
  code: "custom",
  message,
  input,
  params: { isNewRule: true },
});

export const isNewRule = (issue: z.core.$ZodIssue) =>
  issue.code === "custom" && issue.params?.isNewRule === true;
