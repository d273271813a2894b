import { readFileSync } from "node:fs";

/** The code of a page's fenced blocks in one language. */
export function blocks(page: string, language: string): string[] {
  const fenced = new RegExp(`^ *\`\`\`${language}\n([^]*?)^ *\`\`\``, "gm");
  return [...readFileSync(page, "utf8").matchAll(fenced)].map(([, code = ""]) => code);
}
