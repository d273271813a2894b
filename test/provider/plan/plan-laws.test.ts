import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Planned } from "../../../provider/plan/change";
import { plan } from "../../../provider/plan/plan";
import { planChanges, planNumber } from "../../../provider/plan/text";
import { cdn } from "../../../provider/services/cdn";
import type { Target } from "../../../provider/services/target";
import { argsOf, type Deployment, deployment, dueUrls, step, urlsOf } from "./deployments";
import { shuffled } from "./shuffle";

const OLD_PLAN = "#7 created: nothing";
const planned = (deployment: Deployment, text = OLD_PLAN): Planned => ({ ...argsOf(deployment), plan: text });
const planOf = (from: Deployment | undefined, to: Deployment) => plan(cdn, from && planned(from), argsOf(to));
const targetsOf = (text: string, to: Deployment) => planChanges(text, argsOf(to)).map(({ target }) => target);

/** What is wrong with the targets, given the URLs that are to be refreshed. */
function flaws(targets: readonly Target[], due: ReadonlySet<string>, to: Deployment): string[] {
  const type = to.objectType ?? "File";
  const { files, directories } = limitsOf(to);
  const single = targets.filter((target) => target.type === type).map(({ path }) => path);
  const folders = targets.filter((target) => target.type === "Directory").map(({ path }) => path);
  const isInFolder = (url: string) => folders.some((folder) => url.startsWith(folder));
  return [
    ...[...due]
      .filter((url) => !single.includes(url) && !isInFolder(url))
      .map((url) => `not covered: ${url}`),
    ...single.filter((url) => !due.has(url)).map((url) => `without need: ${url}`),
    ...folders
      .filter((folder) => due.size <= files || ![...due].some((url) => url.startsWith(folder)))
      .map((folder) => `without need: ${folder}`),
    ...[...single, ...folders]
      .filter(
        (path, index, all) =>
          all.indexOf(path) < index || folders.some((folder) => folder !== path && path.startsWith(folder)),
      )
      .map((path) => `twice: ${path}`),
    ...(single.length + folders.length < targets.length ? ["a target of another type"] : []),
    ...(single.length > files || folders.length > directories ? ["more than a day's quota"] : []),
  ];
}

const limitsOf = ({ objectType, urlsPerDay, directoriesPerDay }: Deployment) => ({
  files: urlsPerDay ?? (objectType === "IgnoreParams" ? 100 : 10_000),
  directories: directoriesPerDay ?? 100,
});

/** Whether a day can hold the URLs, at the worst as whole bases. */
function fits(due: ReadonlySet<string>, to: Deployment): boolean {
  const { files, directories } = limitsOf(to);
  const isTop = (base: string) => !to.baseUrls.some((other) => other !== base && base.startsWith(other));
  const inBase = (base: string) => [...due].filter((url) => url.startsWith(base)).length;
  const largest = to.baseUrls
    .filter(isTop)
    .map(inBase)
    .sort((a, b) => b - a);
  const inFolders = to.collapse === false ? 0 : largest.slice(0, directories).reduce((a, b) => a + b, 0);
  return due.size <= files || due.size - inFolders <= files;
}

describe("a plan of assets", () => {
  it("covers all that differs and nothing else, or says that a day cannot hold it", () => {
    fc.assert(
      fc.property(step, ({ from, to }) => {
        const due = dueUrls(from, to);
        const text = planOf(from, to);
        expect(typeof text === "string").toBe(fits(due, to));
        if (typeof text !== "string") return;
        if (due.size === 0) expect(text).toBe(OLD_PLAN);
        else expect(flaws(targetsOf(text, to), due, to)).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  it("covers everything on create, and nothing with onCreate skip", () => {
    fc.assert(
      fc.property(deployment, (first) => {
        const text = planOf(undefined, first);
        expect(typeof text === "string").toBe(fits(urlsOf(first), first));
        if (typeof text === "string") expect(flaws(targetsOf(text, first), urlsOf(first), first)).toEqual([]);
        const skipped = plan(cdn, undefined, { ...argsOf(first), onCreate: "skip" });
        expect(targetsOf(String(skipped), first)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it("covers with a new trigger also what the plan before removed", () => {
    fc.assert(
      fc.property(step, ({ from, to }) => {
        const removing = { ...to, baseUrls: from.baseUrls, urlsPerDay: 1_000 };
        const text = planOf({ ...removing, files: from.files }, removing);
        const again = { ...removing, trigger: "again" };
        const moved = plan(cdn, planned(removing, String(text)), argsOf(again));
        const all = new Set([...urlsOf(again), ...urlsOf({ ...again, files: from.files })]);
        expect(flaws(targetsOf(String(moved), again), all, again)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it("refreshes the same URLs there and back, with two different texts", () => {
    fc.assert(
      fc.property(step, ({ from, to }) => {
        const alike = { ...to, baseUrls: from.baseUrls, urlsPerDay: 1_000 };
        const origin = { ...alike, files: from.files };
        const there = String(planOf(origin, alike));
        const back = String(plan(cdn, planned(alike, there), argsOf(origin)));
        const due = dueUrls(origin, alike);
        expect(flaws(due.size > 0 ? targetsOf(there, alike) : [], due, alike)).toEqual([]);
        expect(flaws(due.size > 0 ? targetsOf(back, origin) : [], due, origin)).toEqual([]);
        expect(planNumber(back)).toBe(planNumber(OLD_PLAN) + (due.size > 0 ? 2 : 0));
      }),
      { numRuns: 1_000 },
    );
  });

  it("is the same text for the same arguments in any order", () => {
    fc.assert(
      fc.property(step, fc.nat(), ({ from, to }, order) => {
        const mixed = (deployment: Deployment): Deployment => ({
          ...(Object.fromEntries(shuffled(Object.entries(deployment), order)) as unknown as Deployment),
          baseUrls: shuffled(deployment.baseUrls, order),
        });
        expect(planOf(mixed(from), mixed(to))).toEqual(planOf(from, to));
      }),
      { numRuns: 1_000 },
    );
  });
});
