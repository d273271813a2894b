import { symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Emulator, startEmulator } from "../emulator";
import { type CliRun, Project } from "../support/project";
import { CONTENDERS } from "./overhead-programs";
import { type Row, timesOf } from "./row";

const COUNTS = [1, 10, 100];
const ROUNDS = 5;

/** What resources add to a preview, to an unchanged update and to state, against the same written the ordinary way. */
export async function benchOverhead(): Promise<Row[]> {
  // The ordinary resources call all at once, which the service's flow control refuses.
  await using emulator = await startEmulator({ rates: false, taskSeconds: { visible: 0, duration: 0 } });
  const rows: Row[] = [];
  const bytes: Record<string, number[]> = {};
  for (const count of COUNTS) {
    using stacks = new Stacks(emulator, count);
    for (const [name, stack] of stacks.entries()) {
      await stack.init();
      succeed(await stack.up());
      bytes[name] = [...(bytes[name] ?? []), Buffer.byteLength(await stack.export())];
    }
    rows.push(...(await timesOfRuns(stacks, count)));
  }
  const each = (name: string) => perResource(bytes[name] ?? []);
  return [
    ...rows,
    {
      name: "state of a resource / of an ordinary dynamic resource",
      ratio: each("ours") / each("ordinary"),
      goal: 0.5,
    },
  ];
}

async function timesOfRuns(stacks: Stacks, count: number): Promise<Row[]> {
  const of = (run: (stack: Project) => Promise<CliRun>) =>
    timesOf(
      ROUNDS,
      Object.fromEntries(
        stacks.entries().map(([name, stack]) => [name, async () => succeed(await run(stack))]),
      ),
    );
  const measured = {
    preview: await of((stack) => stack.preview()),
    "unchanged up": await of((stack) => stack.up()),
  };
  const resources = count === 1 ? "1 resource" : `${count} resources`;
  return Object.entries(measured).flatMap(([what, { empty = 0, floor = 0, ours = 0, ordinary = 0 }]) => [
    {
      name: `${what}, what ${resources} add(s) above the host's start / ordinary dynamic ones`,
      ratio: (ours - floor) / (ordinary - floor),
      goal: 0.25,
    },
    { name: `${what}, ${resources} / an empty stack`, ratio: ours / empty },
    { name: `${what}, ${resources} that load nothing / an empty stack`, ratio: floor / empty },
  ]);
}

/** A stack of each contender, with so many resources. */
class Stacks implements Disposable {
  readonly #stacks: Record<string, Project>;

  constructor({ api, credentials }: Emulator, count: number) {
    const env = {
      CDN_ENDPOINT: api,
      ALICLOUD_ACCESS_KEY: credentials.accessKeyId,
      ALICLOUD_SECRET_KEY: credentials.accessKeySecret,
      COUNT: String(count),
    };
    this.#stacks = Object.fromEntries(
      Object.entries(CONTENDERS).map(([name, program]) => {
        const project = new Project("index.js", { "index.js": program }, env);
        for (const rival of ["@alicloud", "zod"])
          symlinkSync(resolve("node_modules", rival), join(project.folder, "node_modules", rival));
        return [name, project];
      }),
    );
  }

  entries(): [string, Project][] {
    return Object.entries(this.#stacks);
  }

  [Symbol.dispose](): void {
    for (const stack of Object.values(this.#stacks)) stack[Symbol.dispose]();
  }
}

/** The mean growth of a state from the smallest stack to the largest. */
function perResource(bytes: readonly number[]): number {
  const [smallest = 0, largest = 0] = [bytes[0], bytes.at(-1)];
  return (largest - smallest) / ((COUNTS.at(-1) ?? 0) - (COUNTS[0] ?? 0));
}

function succeed({ code, output }: CliRun): void {
  if (code !== 0) throw new Error(output);
}
