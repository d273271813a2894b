import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../emulator";
import { refreshStack } from "../support/refresh-stack";
import { type Row, timesOf } from "./row";

const PROGRAM = `
import { CdnRefresh, hashAssets } from "pulumi-alicloud-refresh";
import { readFileSync } from "node:fs";
const { folder } = JSON.parse(readFileSync("args.json", "utf8"));
new CdnRefresh("site", { assets: hashAssets(folder), baseUrls: ["https://static.example.com/"] });
`;
const LARGE = 100_000;
const SMALL = 100;

/** A site of 100,000 files under the real engine, compared with one of 100: preview time and state size. */
export async function benchEngine(): Promise<Row[]> {
  await using emulator = await startEmulator({ taskSeconds: { visible: 0, duration: 0 } });
  const folder = mkdtempSync(join(tmpdir(), "bench-engine-"));
  const sites = [];
  try {
    for (const files of [SMALL, LARGE]) {
      const site = join(folder, String(files));
      plant(site, files);
      const stack = await refreshStack(emulator, "index.mjs", PROGRAM);
      sites.push(stack);
      stack.set({ folder: site });
      succeed(await stack.project.up());
      edit(site, files);
    }
    const [small, large] = sites;
    if (!small || !large) throw new Error("unreachable");
    const previews = await timesOf(3, {
      small: async () => succeed(await small.project.preview("--diff")),
      large: async () => succeed(await large.project.preview("--diff")),
    });
    const state = Buffer.byteLength(large.project.export());
    const paths = LARGE * "/d999/file-99999.html".length;
    return [
      {
        name: "preview --diff of 100,000 files / of 100, 1 % changed",
        ratio: previews.large / previews.small,
        goal: 6,
      },
      {
        name: "state of 100,000 files / their paths and 20 bytes each",
        ratio: state / (paths + LARGE * 20),
        goal: 1.1,
      },
    ];
  } finally {
    for (const stack of sites) stack[Symbol.dispose]();
    rmSync(folder, { recursive: true });
  }
}

const name = (index: number) =>
  join(`d${String(index % 1000).padStart(3, "0")}`, `file-${String(index).padStart(5, "0")}.html`);

function plant(site: string, files: number): void {
  for (let index = 0; index < Math.min(files, 1000); index++)
    mkdirSync(join(site, `d${String(index).padStart(3, "0")}`), { recursive: true });
  for (let index = 0; index < files; index++) writeFileSync(join(site, name(index)), `first ${index}`);
}

function edit(site: string, files: number): void {
  for (let index = 0; index < files; index += 100) writeFileSync(join(site, name(index)), `second ${index}`);
}

function succeed({ code, output }: { code: number; output: string }): void {
  if (code !== 0) throw new Error(output);
}
