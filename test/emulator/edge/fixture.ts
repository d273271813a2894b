import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { virtualClock } from "../clock";
import type { AcceptedRefresh } from "../refresh-sink";
import { type EdgeOptions, startEdge } from "./index";

export const SITE = "http://static.example.com";

/** Noon, so that a file written "now" by the machine is older than the edge's time. */
const START = Date.parse("2040-01-01T12:00:00Z");

/** A folder of files, removed after the test. */
export function folderOf(files: Record<string, string>) {
  const path = mkdtempSync(join(tmpdir(), "edge-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  const write = (name: string, text: string, modified = new Date(START)) => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
    utimesSync(join(path, name), modified, modified);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  return { path, write, remove: (name: string) => rmSync(join(path, name)) };
}

/** An edge in virtual time, closed after the test. */
export async function edgeBefore(origin: EdgeOptions["origin"], options: Partial<EdgeOptions> = {}) {
  const clock = virtualClock(START);
  const edge = await startEdge({ origin, clock, ...options });
  onTestFinished(() => edge.close());

  const text = async (path: string, node = 0) => (await edge.get(SITE + path, { node })).body.toString();
  const cache = async (path: string, node = 0) => (await edge.get(SITE + path, { node })).cache;
  const refresh = (change: Partial<AcceptedRefresh> & Pick<AcceptedRefresh, "paths">) => {
    const at = { acceptedAt: clock.now(), completesAt: clock.now() };
    edge.reach.accepted({ taskId: "1", objectType: "File", force: false, ...at, ...change });
  };
  return { edge, clock, text, cache, refresh };
}

/** An origin that responds as `listener` does, closed after the test; `requests` are those that it received. */
export async function originOf(listener: RequestListener) {
  const requests: { method: string; url: string; headers: Record<string, unknown> }[] = [];
  const server = createServer((request, response) => {
    requests.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers });
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}
