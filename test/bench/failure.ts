import { startEmulator } from "../emulator";
import type { CliRun } from "../support/project";
import { type RefreshStack, refreshStack } from "../support/refresh-stack";
import { type Row, timesOf } from "./row";

const PROGRAM = `
import { CdnRefresh } from "pulumi-alicloud-refresh";
import { readFileSync } from "node:fs";
const { version, domains, same } = JSON.parse(readFileSync("args.json", "utf8"));
const versionOf = (index) => (index < same ? "0".repeat(16) : version);
const line = (_, index) => versionOf(index) + "  /images/" + String(index).padStart(6, "0") + ".jpg\\n";
new CdnRefresh("site", {
  assets: Array.from({ length: 4_000 }, line).join(""),
  baseUrls: domains.map((domain) => "https://" + domain + "/"),
  limits: { urlsPerDay: 10_000_000 },
});
`;
/** With 4,000 files under each: 100,000 URLs. */
const domainsOf = (name: string) => Array.from({ length: 25 }, (_, index) => `${name}${index}.example.com`);

/** The maximum number of characters of a failure's outputs. */
const MOST_OUTPUTS = 200_000;

/** Updates of 100,000 URLs under the real engine: the time and the outputs of failures, compared with successes. */
export async function benchFailure(): Promise<Row[]> {
  const MANY = 1e9;
  await using emulator = await startEmulator({
    limits: { cdn: { urlsPerDay: MANY, urlsPerDomainAndMinute: MANY } },
    taskSeconds: { visible: 0, duration: 0 },
  });
  const stacks: RefreshStack[] = [];
  const stack = async (name: string) => {
    const made = await refreshStack(emulator, "index.mjs", PROGRAM);
    stacks.push(made);
    let version = 0;
    return {
      ...made,
      /** Everything has changed except this number of files of each domain. */
      up: (prepare = () => {}, same = 0) => {
        prepare();
        version++;
        made.set({ version: String(version).padStart(16, "0"), domains: domainsOf(name), same });
        return made.project.up();
      },
    };
  };
  try {
    const [good, none, half, listed] = [
      await stack("good"),
      await stack("none"),
      await stack("half"),
      await stack("listed"),
    ];
    domainsOf("half").forEach((domain, index) => {
      if (index % 2 === 0) emulator.domains.set(domain, "offline");
    });
    const refuse = () =>
      emulator.faults.add({ kind: "error", action: "RefreshObjectCaches", code: "OperationDenied" });
    const times = await timesOf(3, {
      good: async () => expectSuccess(await good.up()),
      none: async () => expectFailure(await none.up(refuse)),
      half: async () => expectFailure(await half.up()),
    });
    // One file of each domain is as it was, so that the plan lists all others.
    for (const _ of ["first", "second"]) expectSuccess(await listed.up(undefined, 1));
    const later = await timesOf(3, {
      few: async () => expectSuccess(await good.project.preview()),
      many: async () => expectSuccess(await listed.project.preview()),
      fewRefreshed: async () => expectSuccess(await refreshed(good)),
      manyRefreshed: async () => expectSuccess(await refreshed(listed)),
    });
    const lines = domainsOf("listed").map((domain) => `https://${domain}/images/000000.jpg\n`);
    const urls = lines.join("").length * 4_000;
    const refused = [
      { what: "none is accepted", time: times.none, stack: none },
      { what: "half are refused", time: times.half, stack: half },
    ];
    return [
      ...refused.map(({ what, time }) => ({
        name: `update of 100,000 URLs of which ${what} / of which all are accepted`,
        ratio: time / times.good,
        goal: 1.25,
      })),
      ...refused.map(({ what, stack }) => ({
        name: `outputs of an update of 100,000 URLs of which ${what} / 200,000 characters`,
        ratio: sizes(stack).outputs / MOST_OUTPUTS,
        goal: 1,
      })),
      {
        name: "plan of 100,000 URLs that all have changed / these URLs, a line each",
        ratio: sizes(good).plan / urls,
        goal: 0.01,
      },
      {
        name: "plan of 100,000 URLs of which all but 25 have changed / these URLs, a line each",
        ratio: sizes(listed).plan / urls,
      },
      { name: "unchanged preview after the latter / after the former", ratio: later.many / later.few },
      {
        name: "refresh after the latter / after the former",
        ratio: later.manyRefreshed / later.fewRefreshed,
      },
    ];
  } finally {
    for (const made of stacks) made[Symbol.dispose]();
  }
}

const refreshed = ({ project }: RefreshStack) => project.pulumi("refresh", "--yes", "--skip-preview");

/** The characters of a resource's plan, and of all its outputs. */
function sizes(stack: RefreshStack): { plan: number; outputs: number } {
  const { inputs, outputs } = stack.resource();
  return { plan: inputs.plan.length, outputs: JSON.stringify(outputs).length };
}

function expectSuccess({ code, output }: CliRun): void {
  if (code !== 0) throw new Error(output);
}

function expectFailure({ code, output }: CliRun): void {
  if (code === 0) throw new Error(output);
}
