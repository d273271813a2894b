import type { z } from "zod";

/** One request of the control API. */
export interface Route {
  readonly summary: string;
  /** What it takes: in the query for GET, else as a JSON body. */
  readonly takes?: z.ZodObject;
  /** What is answered; without it an empty object. */
  readonly answers?: z.ZodType;
  run(input: unknown): unknown;
}

/** A route whose `run` gets what `takes` has read. */
export function route<Input>(
  parts: Omit<Route, "takes" | "run"> & {
    readonly takes: z.ZodObject & z.ZodType<Input>;
    run(input: Input): unknown;
  },
): Route {
  return { ...parts, run: (input) => parts.run(parts.takes.parse(input)) };
}
