import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import type { Row } from "./row";

const FILE = "test/bench/RESULTS.md";
const TITLE = `# Measured

\`npm run bench\` writes this file, part by part; \`npm run bench <part>\` repeats one part. Each row is a ratio within
one run, of medians: the lower the better.
`;

/** The rows as a table. */
export function tableOf(rows: readonly Row[]): string {
  return ["| measured | ratio | goal | |", "| --- | ---: | ---: | --- |", ...rows.map(lineOf)].join("\n");
}

function lineOf({ name, ratio, goal }: Row): string {
  const verdict = goal === undefined ? "" : ratio <= goal ? "met" : "**worse than its goal**";
  return `| ${name} | ${ratio.toFixed(2)} | ${goal === undefined ? "" : `<= ${goal}`} | ${verdict} |`;
}

/** Replaces a part's table in the file from which the README's figures come. */
export function record(part: string, rows: readonly Row[]): void {
  const old = existsSync(FILE) ? readFileSync(FILE, "utf8") : "";
  const sections = new Map(old.split(/^## /m).slice(1).map(sectionOf));
  const about = `Node ${process.versions.node}, ${availableParallelism()} cores, ${new Date().toISOString().slice(0, 10)}.`;
  sections.set(part, `${about}\n\n${tableOf(rows)}`);
  const text = [...sections].map(([name, section]) => `## ${name}\n\n${section}\n`);
  writeFileSync(FILE, [TITLE, ...text].join("\n"));
}

function sectionOf(text: string): [name: string, section: string] {
  const end = text.indexOf("\n");
  return [text.slice(0, end), text.slice(end).trim()];
}
