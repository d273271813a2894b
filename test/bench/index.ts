import { benchEdge } from "./edge";
import { benchEmulator } from "./emulator";
import { benchEngine } from "./engine";
import { benchFailure } from "./failure";
import { benchHash } from "./hash";
import { benchOverhead } from "./overhead";
import { benchPlan } from "./plan";
import { record, tableOf } from "./results";
import type { Row } from "./row";

const PARTS: Record<string, () => Promise<Row[]>> = {
  hash: benchHash,
  plan: benchPlan,
  engine: benchEngine,
  failure: benchFailure,
  overhead: benchOverhead,
  edge: benchEdge,
  emulator: benchEmulator,
};

/** Prints all rows as one table, and records each part's. */
async function bench(names: string[]): Promise<void> {
  const all: Row[] = [];
  for (const name of names.length > 0 ? names : Object.keys(PARTS)) {
    const part = PARTS[name];
    if (!part) throw new Error(`No such part: ${name}; there are ${Object.keys(PARTS).join(", ")}.`);
    console.error(`bench: ${name} ...`);
    const rows = await part();
    record(name, rows);
    all.push(...rows);
  }
  console.log(tableOf(all));
}

bench(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
