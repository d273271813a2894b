import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { type About, ADVICE, OTHERS, type Treatment } from "../../provider/rpc/codes";

const GUIDE = resolve("examples/troubleshooting/README.md");

const HEADINGS: Record<About, string> = {
  domains: "A domain: the others are refreshed",
  "object paths": "Object paths: the others are refreshed",
  "domain permission": "A permission",
  account: "The account",
  call: "The call, and the connection to the service",
};

const DONE: Record<Treatment, string> = {
  retry: "retried for up to five minutes",
  throttled: "retried more slowly, for up to five minutes",
  nextMinute: "retried in the next minutes, for up to five",
  reconnect: "retried for up to two minutes, after checking whether it was accepted",
  onceMore: "retried once, after checking whether it was accepted",
  quotaExceeded: "not retried",
  fatal: "not retried",
};

const NAMED: Record<string, string> = {
  permission: "the permission that the message names",
  endpoint: "the endpoint that the message names",
  clock: "the message says by how much it is wrong",
  caller: "",
};

/** The table of advice, as the guide has it. */
function codes(): string {
  const sections = Object.entries(ADVICE).map(([about, byTreatment]) => {
    const rows = Object.entries(byTreatment).flatMap(([treatment, advices]) =>
      Object.entries(advices).map(([names, advice]) => {
        const shown = names.replaceAll(/[^, ]+/g, "`$&`");
        const todo = advice.replaceAll(/\{(\w+)\}/g, (_, name: string) => NAMED[name] ?? "");
        return `| ${shown} | ${DONE[treatment as Treatment]} | ${todo} |`;
      }),
    );
    return [
      `### ${HEADINGS[about as About]}`,
      "",
      "| code | what was done | do |",
      "| --- | --- | --- |",
      ...rows,
    ];
  });
  return sections.map((lines) => lines.join("\n")).join("\n\n");
}

it("has every code, with the advice that its message has", async () => {
  const guide = readFileSync(GUIDE, "utf8");
  const made = guide.replace(/(<!-- codes.*?-->\n)[\s\S]*(<!-- \/codes -->)/, (_, begin, end) =>
    [begin, codes(), "\n\n", end].join(""),
  );
  await expect(made).toMatchFileSnapshot(GUIDE);
  expect(guide.replaceAll(/\s+/g, " ").toLowerCase()).toContain(OTHERS.advice.toLowerCase());
});

/** An ApiError replaces the first one; the others belong to the preview and to the program. */
const ELSEWHERE = [
  "provider/rpc/not-connected.ts",
  "provider/lifecycle/announce.ts",
  "provider/assets/hash-file.ts",
];

const TEXTS = /(?:new Error|new QuotaShort|super|tell)\(\s*(?:`((?:\\.|[^`\\])*)`|"([^"]*)")/g;
const EXPRESSION = /\$\{(?:[^{}]|\{[^}]*\})*\}/;

/** The longest constant part of each text of an error or a warning. */
function partsOfMessages(): string[] {
  const files = globSync("provider/**/*.ts").filter((file) => !ELSEWHERE.includes(file));
  return files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(TEXTS)].map(([, template = "", text = template]) =>
      text
        .split(EXPRESSION)
        .map((part) => part.replaceAll("\\`", "").replace(/^\W+|[\s.,:]+$/g, ""))
        .reduce((longest, part) => (part.length > longest.length ? part : longest), ""),
    ),
  );
}

it("has the other messages as well", () => {
  const guide = readFileSync(GUIDE, "utf8").replaceAll("`", "").replaceAll(/\s+/g, " ");
  const parts = partsOfMessages().filter((part) => part.length > 8);
  expect(parts.length).toBeGreaterThan(15);
  const firstWords = parts.map((part) => part.split(" ").slice(0, 4).join(" "));
  expect(firstWords.filter((words) => !guide.includes(words))).toEqual([]);
});

it("has the links that messages leave out", () => {
  const withLinks = globSync("{provider,sdk}/**/*.ts").flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter(
        (line) =>
          !/^\s*(?:\*|\/[/*])/.test(line) &&
          /https?:\/\/[\w.]*(?:aliyun|alibabacloud|github|pulumi)\.com/.test(line),
      ),
  );
  expect(withLinks).toEqual([]);
});
