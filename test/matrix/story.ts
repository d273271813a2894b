import { expect } from "vitest";
import type { CliRun } from "../support/project";

/** What the story needs: a stack, however it is run. */
export interface Deployable {
  readonly project: {
    preview(): Promise<CliRun>;
    up(): Promise<CliRun>;
    write(files: Record<string, string>): void;
  };
  /** The refreshes that the emulator has received since the last call. */
  asked(): string[];
}

/** The site of the programs. */
export const SITE = { "site/index.html": "a page", "site/style.css": "first" };

/** What a TypeScript program needs, and how it is checked here: the package's own types with it. */
export const TYPES = { typescript: "^6.0.3", "@types/node": "^24.19.2" };
export const TSCONFIG = JSON.stringify({
  compilerOptions: {
    module: "nodenext",
    target: "es2022",
    types: ["node"],
    strict: true,
    skipLibCheck: false,
  },
});

/** Programs that keep the site fresh, by what they are written in. */
export const PROGRAMS = {
  esm: `
import { CdnRefresh, hashAssets } from "pulumi-alicloud-refresh";
const site = new CdnRefresh("site", { assets: hashAssets("site"), baseUrls: ["https://static.example.com/"] });
export const status = site.status;
`,
  cjs: `
const { CdnRefresh, hashAssets } = require("pulumi-alicloud-refresh");
const site = new CdnRefresh("site", { assets: hashAssets("site"), baseUrls: ["https://static.example.com/"] });
exports.status = site.status;
`,
};

/** The preview announces, the update refreshes, the next one changes nothing, and an edited file is refreshed alone. */
export async function keepsSiteFresh({ project, asked }: Deployable): Promise<void> {
  const preview = await project.preview();
  expect(preview.code, preview.output).toBe(0);
  expect(preview.output).toContain("will refresh 3 files in 1 call: /, /index.html and /style.css");
  expect(asked()).toEqual([]);

  const first = await project.up();
  expect(first.code, first.output).toBe(0);
  expect(asked()).toEqual([`cdn ${["", "index.html", "style.css"].map(url).join("\n")}`]);

  const second = await project.up();
  expect(second.code, second.output).toBe(0);
  expect(second.output).toContain("2 unchanged");
  expect(asked()).toEqual([]);

  project.write({ "site/style.css": "second" });
  const edited = await project.up();
  expect(edited.code, edited.output).toBe(0);
  expect(asked()).toEqual([`cdn ${url("style.css")}`]);
}

const url = (path: string) => `https://static.example.com/${path}`;
