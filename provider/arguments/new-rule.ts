import type { z } from "zod";

/**
 * An issue that version 0.1.0 did not report. The program accepts such a value, so that an existing stack continues to
 * work while nothing changes; the preview of any change rejects it.
 */
export const newRule = (message: string, input: unknown): z.core.$ZodRawIssue => ({
  code: "custom",
  message,
  input,
  params: { isNewRule: true },
});

export const isNewRule = (issue: z.core.$ZodIssue) =>
  issue.code === "custom" && issue.params?.isNewRule === true;
