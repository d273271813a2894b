import { diffManifests, parseManifest } from "../../provider/manifest/manifest";
import { collapse } from "../../provider/plan/collapse";
import { plan } from "../../provider/plan/plan";
import { cdn } from "../../provider/services/cdn";
import { largeSite } from "../provider/plan/collapse-site";
import { lowerBound } from "../provider/plan/lower-bound";
import { type Row, timesOf } from "./row";

const FILES = 100_000;
const BASE = "https://static.example.com/";

/** Planning a site of 100,000 URLs, compared with only parsing and comparing its two manifests. */
export async function benchPlan(): Promise<Row[]> {
  const before = manifest(() => 0);
  const onePercent = manifest((index) => (index % 100 === 7 ? 1 : 0));
  const all = manifest(() => 1);
  const scattered = manifest((index) => ((index * 2654435761) % 10 < 3 ? 1 : 0));
  const limits = { urlsPerDay: 2_000, directoriesPerDay: 100 };
  return [
    ...(await against("1 % changed", before, onePercent, {})),
    ...(await against("all changed, limits 2,000 and 100", before, all, limits)),
    ...(await against("30 % changed at random, limits 2,000 and 100", before, scattered, limits)),
    ...[5, 20, 100].map(choice),
  ];
}

/** What the choice of directories costs above a lower bound of every choice. */
function choice(directories: number): Row {
  const site = largeSite(directories);
  const chosen = collapse(site);
  if ("short" in chosen) throw new Error("The whole base would do.");
  const unchanged = chosen.directories.reduce((sum, directory) => sum + directory.unchanged, 0);
  return {
    name: `unchanged URLs refreshed above the lower bound / 100,000 URLs, ${directories} directories`,
    ratio: (unchanged - lowerBound(site)) / site.urls.length,
    goal: 0.02,
  };
}

async function against(name: string, before: string, after: string, limits: object): Promise<Row[]> {
  const args = { baseUrls: [BASE], limits };
  const { planning, comparing } = await timesOf(5, {
    planning: () =>
      plan(cdn, { ...args, assets: before, plan: "#1 created: nothing" }, { ...args, assets: after }),
    comparing: () => {
      parseManifest(before);
      parseManifest(after);
      diffManifests(before, after);
    },
  });
  return [
    {
      name: `planning ${FILES.toLocaleString("en")} URLs / comparing them, ${name}`,
      ratio: planning / comparing,
    },
  ];
}

/** Files in 1,000 folders two levels deep; `version` is part of a file's hash. */
function manifest(version: (index: number) => number): string {
  const lines = Array.from({ length: FILES }, (_, index) => {
    const path = `/s${index % 20}/d${Math.floor(index / 20) % 50}/file-${index}.html`;
    return [path, (index * 31 + version(index)).toString(16).padStart(16, "0")] as const;
  });
  return lines
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, hash]) => `${hash}  ${path}\n`)
    .join("");
}
