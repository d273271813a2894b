import { symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Emulator, startEmulator } from "../emulator";
import { pluginOnPath } from "../support/plugin-on-path";
import { type CliRun, Project } from "../support/project";
import { CONTENDERS } from "./overhead-programs";
import { median, type Row, roundsOf } from "./row";

/** Numbers of resources, and how often each is measured: fewer resources add less, which takes more measurements. */
const ROUNDS = new Map([
  [1, 9],
  [10, 7],
  [100, 5],
]);

/** What resources add to a preview, to an unchanged update and to state, compared with ordinary dynamic resources. */
export async function benchOverhead(): Promise<Row[]> {
  // The ordinary resources call all at once, which the service's flow control refuses.
  await using emulator = await startEmulator({ rates: false, taskSeconds: { visible: 0, duration: 0 } });
  const rows: Row[] = [];
  const bytes: Record<string, number[]> = {};
  for (const [count, rounds] of ROUNDS) {
    using stacks = new Stacks(emulator, count);
    for (const [name, stack] of stacks.entries()) {
      stack.init();
      succeed(await stack.up());
      bytes[name] = [...(bytes[name] ?? []), Buffer.byteLength(stack.export())];
    }
    rows.push(...(await timesOfRuns(stacks, count, rounds)));
  }
  const each = (name: string) => perResource(bytes[name] ?? []);
  return [
    ...rows,
    {
      name: "state of a resource / of an ordinary dynamic resource",
      ratio: each("ours") / each("ordinary"),
      goal: 0.5,
    },
    {
      name: "state of a resource of the plugin / of our dynamic resource",
      ratio: each("plugin") / each("ours"),
      goal: 1,
    },
  ];
}

async function timesOfRuns(stacks: Stacks, count: number, rounds: number): Promise<Row[]> {
  const of = (run: (stack: Project) => Promise<CliRun>) =>
    roundsOf(
      rounds,
      Object.fromEntries(
        stacks.entries().map(([name, stack]) => [name, async () => succeed(await run(stack))]),
      ),
    );
  const measured = {
    preview: await of((stack) => stack.preview()),
    "unchanged up": await of((stack) => stack.up()),
  };
  const resources = count === 1 ? "1 resource" : `${count} resources`;
  return Object.entries(measured).flatMap(([what, times]) => {
    const { empty = [], floor = [], ours = [], plugin = [], ordinary = [] } = times;
    // Within a round, because the load of the machine varies more from one round to the next than what is measured.
    const added = (times: number[], to: number[]) =>
      median(times.map((time, round) => time - (to[round] ?? Number.NaN)));
    const aboveStart = `${what}, what ${resources} cost(s) above the host's start`;
    return [
      {
        name: `${aboveStart} / what ordinary ones cost`,
        ratio: added(ours, floor) / added(ordinary, empty),
        goal: 0.25,
      },
      {
        name: `${aboveStart} / what ordinary ones cost above it`,
        ratio: added(ours, floor) / added(ordinary, floor),
      },
      { name: `${what}, ${resources} / an empty stack`, ratio: median(ours) / median(empty) },
      {
        name: `${what}, what ${resources} of the plugin add(s) to an empty stack / what ours add`,
        ratio: added(plugin, empty) / added(ours, empty),
        goal: 1,
      },
      {
        name: `${what}, ${resources} that load nothing / an empty stack`,
        ratio: median(floor) / median(empty),
      },
    ];
  });
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
        project.env.PATH = `${pluginOnPath(project.folder)}:${project.env.PATH}`;
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
  const counts = [...ROUNDS.keys()];
  return (largest - smallest) / (Math.max(...counts) - Math.min(...counts));
}

function succeed({ code, output }: CliRun): void {
  if (code !== 0) throw new Error(output);
}
