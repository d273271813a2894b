import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../emulator";
import type { Row } from "./row";

const PER_SECOND = 200;
const SECONDS = 10;
const OBJECTS = 100_000;
const HITS = 2000;
const SITE = "static.example.com";

/** The emulator under load from another process, and with many cached objects. */
export async function benchEmulator(): Promise<Row[]> {
  return [...(await benchCalls()), ...(await benchObjects())];
}

async function benchCalls(): Promise<Row[]> {
  await using emulator = await startEmulator({ rates: false });
  const { answered, ms } = await load(emulator);
  const sent = PER_SECOND * SECONDS;
  const kept = emulator.calls().filter(({ accepted }) => accepted).length;
  const what = `${sent} signed calls, ${PER_SECOND} a second, from another process`;
  return [
    { name: `emulator: lost of ${what}`, ratio: 1 - Math.min(answered, kept) / sent, goal: 0 },
    {
      name: `emulator: time until all are answered / time of sending, ${what}`,
      ratio: ms / (SECONDS * 1000),
      goal: 1.05,
    },
  ];
}

async function load({ api, credentials }: Emulator): Promise<{ answered: number; ms: number }> {
  const { accessKeyId, accessKeySecret } = credentials;
  const args = [
    join(__dirname, "emulator-client.js"),
    api,
    accessKeyId,
    accessKeySecret,
    PER_SECOND,
    SECONDS,
  ];
  const client = spawn(process.execPath, args.map(String), { stdio: ["ignore", "pipe", "inherit"] });
  const output: string[] = [];
  client.stdout.on("data", (chunk) => output.push(String(chunk)));
  await once(client, "close");
  return JSON.parse(output.join(""));
}

async function benchObjects(): Promise<Row[]> {
  const origin = mkdtempSync(join(tmpdir(), "bench-emulator-"));
  writeFileSync(join(origin, "page.html"), "a page");
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  try {
    await using emulator = await startEmulator({ origin, nodes: 1 });
    const visit = visitor(emulator, agent);
    await visitAll(100, visit);
    await timeOfHits(100, visit); // Warms up.
    const few = await timeOfHits(100, visit);
    await visitAll(OBJECTS, visit);
    const many = await timeOfHits(OBJECTS, visit);
    using _ = await watch(emulator);
    const watched = await timeOfHits(OBJECTS, visit);
    return [
      {
        name: `emulator: lost of ${OBJECTS} cached objects`,
        ratio: (many.misses + watched.misses) / (2 * HITS),
        goal: 0,
      },
      { name: `emulator: a hit among ${OBJECTS} objects / among 100`, ratio: many.ms / few.ms, goal: 1.5 },
      {
        name: `emulator: a hit among ${OBJECTS} objects while the page is open / while not`,
        ratio: watched.ms / many.ms,
        goal: 2,
      },
    ];
  } finally {
    agent.destroy();
    rmSync(origin, { recursive: true });
  }
}

type Visit = (index: number) => Promise<boolean>;

/** Visits one of many URLs. Returns whether it was a hit. */
function visitor({ edge }: Emulator, agent: Agent): Visit {
  return async (index) => {
    const request = get(`${edge.url}/page.html?${index}`, { agent, headers: { host: SITE } });
    const [response] = await once(request, "response");
    response.resume();
    await once(response, "end");
    return String(response.headers["x-cache"]).startsWith("HIT");
  };
}

async function visitAll(count: number, visit: Visit): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await visit(next++);
  };
  await Promise.all(Array.from({ length: 16 }, worker));
}

/** One after the other, spread over all of them. */
async function timeOfHits(count: number, visit: Visit): Promise<{ ms: number; misses: number }> {
  let misses = 0;
  const start = performance.now();
  for (let hit = 0; hit < HITS; hit++) {
    const index = (hit * 7919) % count;
    if (!(await visit(index))) misses++;
  }
  return { ms: performance.now() - start, misses };
}

/** Watches the site, as the page does. Resolves when all of it is listed. */
async function watch({ api }: Emulator): Promise<Disposable> {
  const request = get(`${api}/_emulator/events?site=${SITE}`).on("error", () => {});
  const [response] = await once(request, "response");
  response.on("error", () => {}).setEncoding("utf8");
  for (let told = ""; !told.includes(`"urls":${OBJECTS}`); ) told += (await once(response, "data"))[0];
  response.resume();
  return { [Symbol.dispose]: () => void request.destroy() };
}
