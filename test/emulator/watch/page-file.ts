import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { lookup } from "mrmime";
import type { HttpResponse } from "../api/protocol/response";

/** The page loads only its own files. What it shows comes from requests, and must never be treated as markup. */
const HEADERS = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join("; "),
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
};

/** A file of the page by its name, "" for the page itself. Undefined if there is none. */
export async function pageFile(name: string): Promise<HttpResponse | undefined> {
  const file = name === "" ? "index.html" : name;
  if (!/^[a-z-]+\.(html|css|js|svg)$/.test(file)) return undefined;
  const body = await readFile(join(pageFolder(), file), "utf8").catch(() => undefined);
  const type = `${lookup(extname(file))};charset=utf-8`;
  return body === undefined
    ? undefined
    : { status: 200, headers: { "content-type": type, ...HEADERS }, body };
}

/** The compiler does not copy these files: they are read from their source folder. */
function pageFolder(): string {
  let root = __dirname;
  while (!existsSync(join(root, "package.json"))) root = dirname(root);
  return join(root, "test", "emulator", "page");
}
