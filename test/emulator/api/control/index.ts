import type { IncomingMessage } from "node:http";
import { z } from "zod";
import type { OwnedClock, VirtualClock } from "../../clock";
import type { Backend } from "../handler";
import type { HttpAnswer } from "../protocol/answer";
import { ApiError } from "../protocol/errors";
import { readBody } from "../protocol/request";
import { isLocal } from "./local";
import { setQuota } from "./quota";
import { taskViews } from "./task-view";

export const CONTROL_PREFIX = "/_emulator/";

const advanceSchema = z.strictObject({
  /** Milliseconds. */
  advance: z
    .number()
    .min(0)
    .max(366 * 86_400_000),
});

type Route = (body: () => Promise<unknown>) => unknown;

/** Answers one request of the control API: JSON in, JSON out. */
export async function control(
  message: IncomingMessage,
  backend: Backend,
  clock: OwnedClock | VirtualClock,
): Promise<HttpAnswer> {
  if (!isLocal(message.headers)) return json(403, { error: "The control API answers local requests only." });
  const path = (message.url ?? "").replace(/\?.*$/s, "").slice(CONTROL_PREFIX.length);
  const route = Object.entries(routes(backend, clock)).find(
    ([name]) => name === `${message.method} ${path}`,
  )?.[1];
  if (route === undefined)
    return json(404, { error: `There is no ${message.method} ${CONTROL_PREFIX}${path}.` });
  try {
    return json(200, (await route(() => readJson(message, backend.maxBodyBytes))) ?? {});
  } catch (error) {
    return problem(error);
  }
}

function routes(
  { services, gate, faults, calls }: Backend,
  clock: OwnedClock | VirtualClock,
): Record<string, Route> {
  return {
    "GET calls": () => calls.list(),
    "DELETE calls": () => calls.clear(),
    "GET tasks": () => taskViews(services.tasks, clock.now()),
    "GET faults": () => faults.list(),
    "POST faults": async (body) => faults.add((await body()) as never),
    "DELETE faults": () => faults.clear(),
    "POST quota": async (body) => setQuota(gate.keys, clock.now(), (await body()) as never),
    "GET clock": () => ({ now: new Date(clock.now()).toISOString() }),
    "POST clock": async (body) => {
      const { advance } = advanceSchema.parse(await body());
      if (!("advance" in clock)) throw new RangeError("clock: only a virtual clock can be advanced");
      clock.advance(advance);
      return { now: new Date(clock.now()).toISOString() };
    },
  };
}

async function readJson(message: IncomingMessage, maxBytes: number): Promise<unknown> {
  const text = (await readBody(message, maxBytes)).toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    throw new RangeError("body: expected JSON");
  }
}

function problem(error: unknown): HttpAnswer {
  if (error instanceof z.ZodError) return json(400, { error: z.prettifyError(error) });
  if (error instanceof ApiError) return json(error.status, { error: error.message });
  if (error instanceof RangeError) return json(400, { error: error.message });
  return json(500, { error: "The emulator failed to answer." });
}

function json(status: number, value: unknown): HttpAnswer {
  const headers = { "content-type": "application/json;charset=utf-8", "cache-control": "no-store" };
  return { status, headers, body: JSON.stringify(value) };
}
