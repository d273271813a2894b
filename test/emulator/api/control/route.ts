import type { z } from "zod";

/** A route of the control API. */
export interface Route {
  readonly summary: string;
  /** The schema of its input: the query for GET, otherwise a JSON body. */
  readonly takes?: z.ZodObject;
  /** The schema of its response. The default is an empty object. */
  readonly returns?: z.ZodType;
  run(input: unknown): unknown;
}

/** A route whose `run` gets the parsed input. */
export function route<Input>(
  parts: Omit<Route, "takes" | "run"> & {
    readonly takes: z.ZodObject & z.ZodType<Input>;
    run(input: Input): unknown;
  },
): Route {
  return { ...parts, run: (input) => parts.run(parts.takes.parse(input)) };
}
