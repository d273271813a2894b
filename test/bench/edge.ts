import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashAssets } from "../../provider/assets/hash-assets";
import { cdn } from "../../provider/services/cdn";
import { type Emulator, startEmulator } from "../emulator";
import { Deployment } from "../support/deployment";
import { inProcess } from "../support/in-process";
import type { Row } from "./row";

const SITE = "https://static.example.com/";
/** How long a refresh takes according to the service. */
const TASK_SECONDS = 300;
const URLS_PER_CALL = 1_000;

/** The emulator's time from changed files to fresh nodes, with as few calls as possible and with a call per file. */
export async function benchEdge(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const files of [1, 1_000, 10_000]) {
    const ours = await refreshOf(files, {});
    const one = await refreshOf(files, { urlsPerCall: 1 });
    const changed = `${files.toLocaleString("en")} changed ${files === 1 ? "file" : "files"}`;
    rows.push(
      {
        name: `calls for ${changed} / the fewest there can be`,
        ratio: ours.calls / Math.ceil(files / URLS_PER_CALL),
        goal: 1,
      },
      {
        name: `${changed} until every node is fresh / with a call per file`,
        ratio: ours.seconds / one.seconds,
        goal: 1,
      },
    );
  }
  return rows;
}

/** Changes all files of a site that every node has cached, and refreshes them. */
async function refreshOf(files: number, limits: object) {
  const origin = mkdtempSync(join(tmpdir(), "bench-edge-"));
  try {
    await using emulator = await startEmulator({
      clock: "virtual",
      origin,
      taskSeconds: { visible: 0, duration: TASK_SECONDS },
    });
    const deployment = new Deployment(inProcess(cdn, emulator), "cdn");
    const up = async () => {
      const { error } = await deployment.up({
        assets: hashAssets(origin).text,
        baseUrls: [SITE],
        onCreate: "skip",
        wait: true,
        limits,
      });
      if (error) throw new Error(error);
    };
    write(origin, files, "first");
    await up();
    await visitAll(emulator, files);
    write(origin, files, "second");
    const start = emulator.clock.now();
    await up();
    const seconds = (emulator.clock.now() - start) / 1000;
    const stale = (await emulator.edge.copies()).filter(({ state }) => state === "stale");
    if (stale.length > 0) throw new Error(`${stale.length} copies are stale`);
    const calls = emulator.calls().filter(({ action }) => action === "RefreshObjectCaches");
    return { seconds, calls: calls.length };
  } finally {
    rmSync(origin, { recursive: true });
  }
}

const nameOf = (index: number) => `page-${index}.html`;

function write(origin: string, files: number, version: string): void {
  for (let index = 0; index < files; index++)
    writeFileSync(join(origin, nameOf(index)), `${version} ${index}`);
}

async function visitAll({ edge }: Emulator, files: number): Promise<void> {
  for (let index = 0; index < files; index++)
    await Promise.all([0, 1, 2].map((node) => edge.get(SITE + nameOf(index), { node })));
}
