import { z } from "zod";
import { known } from "./known";

/** Whether and how refreshed URLs are preloaded. */
export const preloading = z.union(
  [
    z.boolean(),
    z.strictObject({
      area: known(z.enum(["domestic", "overseas"])).optional(),
      l2: known(z.boolean()).optional(),
    }),
  ],
  { error: 'must be true, false, or { area: "domestic" or "overseas", l2: true or false }' },
);

export type PreloadArgs = z.output<typeof preloading>;
