import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashAssets } from "../../provider/assets/hash-assets";
import { rivals } from "./rivals";
import type { Row } from "./row";

type Contender = (dir: string) => unknown;

const TREES = [
  { name: "10,000 x 4 KiB", files: 10_000, bytes: 4 * 1024 },
  { name: "1,000 x 512 KiB", files: 1_000, bytes: 512 * 1024 },
  { name: "50,000 x 1 KiB", files: 50_000, bytes: 1024 },
];
const ROUNDS = 5;

/** hashAssets compared with what people use instead, on generated trees in a temporary folder (650 MB). */
export async function benchHash(): Promise<Row[]> {
  const contenders = { ours: (dir: string) => hashAssets(dir), ...commands(), ...packages(rivals()) };
  const rows: Row[] = [];
  for (const tree of TREES) {
    const dir = mkdtempSync(join(tmpdir(), "bench-hash-"));
    try {
      plant(dir, tree.files, tree.bytes);
      const times = await measure(dir, contenders);
      rows.push(...rowsOf(tree.name, times));
    } finally {
      rmSync(dir, { recursive: true });
    }
  }
  return rows;
}

function rowsOf(tree: string, times: Record<string, number>): Row[] {
  const { ours = Number.NaN, sha256sum, openssl, cat, cdk, folderHash } = times;
  const against = (rival: string, time: number | undefined, goal?: number): Row[] =>
    time === undefined
      ? []
      : [{ name: `hashAssets / ${rival}, ${tree}`, ratio: ours / time, ...(goal && { goal }) }];
  const hashers = [sha256sum, openssl].filter((time) => time !== undefined);
  return [
    ...against("the faster of sha256sum and openssl", hashers.length ? Math.min(...hashers) : undefined, 1),
    ...against("aws-cdk-lib fingerprint", cdk, 1 / 2),
    ...against("folder-hash", folderHash, 1 / 10),
    ...against("cat", cat),
  ];
}

/** The median time of each, in rounds, so that other load affects all of them. */
async function measure(dir: string, contenders: Record<string, Contender>): Promise<Record<string, number>> {
  const times = new Map<string, number[]>(Object.keys(contenders).map((name) => [name, []]));
  for (let round = -1; round < ROUNDS; round++) {
    sh('find "$0" -type f -exec touch {} +', dir); // aws-cdk-lib remembers files by their time.
    for (const [name, run] of Object.entries(contenders)) {
      const start = performance.now();
      await run(dir);
      if (round >= 0) times.get(name)?.push(performance.now() - start); // The first round warms the page cache.
    }
  }
  return Object.fromEntries(
    [...times].map(([name, all]) => [name, all.sort((a, b) => a - b)[ROUNDS >> 1] as number]),
  );
}

/** At most 50 files a folder, 20 folders a folder, no two files alike. */
function plant(dir: string, files: number, bytes: number): void {
  const noise = randomBytes(bytes + files);
  for (let i = 0; i < files; i++) {
    const folder = join(dir, `part-${Math.floor(i / 1000)}`, `section-${Math.floor(i / 50) % 20}`);
    if (i % 50 === 0) mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `page-${i}.html`), noise.subarray(i, i + bytes));
  }
}

/** The shell commands that are installed. */
function commands(): Record<string, Contender> {
  const all = { sha256sum: "sha256sum", openssl: "openssl dgst -sha256", cat: "cat" };
  const found = Object.entries(all).filter(([, command]) => has(command.split(" ", 1)[0] as string));
  return Object.fromEntries(
    found.map(([name, command]) => [
      name,
      (dir: string) => sh(`find "$0" -type f -print0 | xargs -0 -P2 ${command} > /dev/null`, dir),
    ]),
  );
}

const sh = (script: string, ...args: string[]) =>
  execFileSync("sh", ["-c", script, ...args], { stdio: "ignore" });

function has(command: string): boolean {
  try {
    sh('command -v "$0"', command);
    return true;
  } catch {
    return false;
  }
}

function packages(load: NodeJS.Require): Record<string, Contender> {
  return {
    cdk: (dir) => load("aws-cdk-lib").FileSystem.fingerprint(dir),
    folderHash: (dir) => load("folder-hash").hashElement(dir),
  };
}
