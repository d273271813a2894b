import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The licences of bundled packages, which must be distributed with their code. */
export function thirdParty(packages: readonly string[]): string {
  const notices = [...new Set(packages.map(notice))].join("\n");
  return `The packages whose code is in pulumi-resource-alicloud-refresh, and their licences.\n\n${notices}`;
}

function notice(folder: string): string {
  const { name, version, license, author, homepage } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  const by = typeof author === "object" ? author.name : author;
  const about = [`${name} ${version}`, license, by && `by ${by}`, homepage].filter(Boolean).join(", ");
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file));
  const texts =
    files.length > 0 ? files.map((file) => readFileSync(join(folder, file), "utf8")) : inReadme(folder);
  return [`${"=".repeat(80)}\n${about}\n`, ...texts.map((text) => `${text.trim()}\n`)].join("\n");
}

/** Some packages have their licence only in the README. */
function inReadme(folder: string): string[] {
  const file = readdirSync(folder).find((name) => /^readme/i.test(name));
  const [, after = ""] = file ? readFileSync(join(folder, file), "utf8").split(/^#+ *licen[cs]e\s*$/im) : [];
  const [text = ""] = after.split(/^#/m);
  return text ? [text] : [];
}
