import { startEmulator } from "../emulator";
import type { CliRun } from "../support/project";
import { type RefreshStack, refreshStack } from "../support/refresh-stack";
import { type Row, timesOf } from "./row";

const PROGRAM = `
import { CdnRefresh } from "pulumi-alicloud-refresh";
import { readFileSync } from "node:fs";
const { version, domains } = JSON.parse(readFileSync("args.json", "utf8"));
const line = (_, index) => version + "  /images/" + String(index).padStart(6, "0") + ".jpg\\n";
new CdnRefresh("site", {
  assets: Array.from({ length: 4_000 }, line).join(""),
  baseUrls: domains.map((domain) => "https://" + domain + "/"),
  limits: { urlsPerDay: 10_000_000 },
});
`;
/** With 4,000 files under each: 100,000 URLs. */
const domainsOf = (name: string) => Array.from({ length: 25 }, (_, index) => `${name}${index}.example.com`);

/** A failed update of 100,000 URLs under the real engine, against one that succeeds. */
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
      /** Everything has changed. */
      up: (prepare = () => {}) => {
        prepare();
        version++;
        made.set({ version: String(version).padStart(16, "0"), domains: domainsOf(name) });
        return made.project.up();
      },
    };
  };
  try {
    const [good, none, half] = [await stack("good"), await stack("none"), await stack("half")];
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
    return [
      {
        name: "update of 100,000 URLs of which none is accepted / of which all are",
        ratio: times.none / times.good,
        goal: 1.25,
      },
      {
        name: "update of 100,000 URLs of which half are refused / of which all are accepted",
        ratio: times.half / times.good,
        goal: 1.25,
      },
    ];
  } finally {
    for (const made of stacks) made[Symbol.dispose]();
  }
}

function expectSuccess({ code, output }: CliRun): void {
  if (code !== 0) throw new Error(output);
}

function expectFailure({ code, output }: CliRun): void {
  if (code === 0) throw new Error(output);
}
