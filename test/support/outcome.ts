import { expect } from "vitest";
import type { CliRun } from "./project";

/** Expects a run to succeed, and returns what it printed. */
export async function succeed(run: Promise<CliRun>): Promise<string> {
  const { code, output } = await run;
  expect(code, output).toBe(0);
  return output;
}

/** Expects a run to fail, and returns what it printed. */
export async function fail(run: Promise<CliRun>): Promise<string> {
  const { code, output } = await run;
  expect(code, output).not.toBe(0);
  return output;
}
