import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { benchEdge } from "./edge";
import { benchEmulator } from "./emulator";
import { benchEngine } from "./engine";
import { benchHash } from "./hash";
import { benchOverhead } from "./overhead";
import { benchPlan } from "./plan";
import type { Row } from "./row";

const PARTS: Record<string, () => Promise<Row[]>> = {
  hash: benchHash,
  plan: benchPlan,
  engine: benchEngine,
  overhead: benchOverhead,
  edge: benchEdge,
  emulator: benchEmulator,
};

/** All rows as one table, which is printed and written where the README's figures come from. */
async function bench(names: string[]): Promise<void> {
  const rows: Row[] = [];
  for (const name of names.length > 0 ? names : Object.keys(PARTS)) {
    const part = PARTS[name];
    if (!part) throw new Error(`No such part: ${name}; there are ${Object.keys(PARTS).join(", ")}.`);
    console.error(`bench: ${name} ...`);
    rows.push(...(await part()));
  }
  const table = ["| measured | ratio | goal | |", "| --- | ---: | ---: | --- |", ...rows.map(line)].join(
    "\n",
  );
  console.log(table);
  if (names.length > 0) return;
  const about = `Ratios within one run, medians; Node ${process.versions.node}, ${availableParallelism()} cores.`;
  writeFileSync(
    "test/bench/RESULTS.md",
    `# Measured\n\n\`npm run bench\` writes this file. ${about}\n\n${table}\n`,
  );
}

function line({ name, ratio, goal }: Row): string {
  const verdict = goal === undefined ? "" : ratio <= goal ? "met" : "**worse than its goal**";
  return `| ${name} | ${ratio.toFixed(2)} | ${goal === undefined ? "" : `<= ${goal}`} | ${verdict} |`;
}

bench(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
