import { encodedSlashProblem, excerpt, urlPathProblem } from "./url-path";

/** The lines of a manifest, in bytewise order of the paths. `hashes[i]` belongs to `paths[i]`. */
interface Manifest {
  readonly paths: readonly string[];
  readonly hashes: readonly string[];
}

/** The URL paths in which two manifests differ, each list in bytewise order. */
interface ManifestDiff {
  readonly changed: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

const LINE = /([0-9a-fA-F]{8,128}) {2}(\/.*)(?:\n|$)/y;

/**
 * Parses a manifest from any source: a line `<hash>  <url path>` per URL, with two spaces, "\n" after each line
 * (optional after the last one), in bytewise order of the paths and without duplicates. A hash has 8 to 128 hex digits
 * in upper or lower case. Nothing is normalized.
 *
 * @returns the manifest, or what is wrong with its first invalid line and what to do.
 */
export function parseManifest(text: string): { readonly manifest: Manifest } | { readonly problem: string } {
  const paths: string[] = [];
  const hashes: string[] = [];
  let previous = "";
  LINE.lastIndex = 0;
  for (let at = 0; at < text.length; at = LINE.lastIndex) {
    const [, hash = "", path = ""] = LINE.exec(text) ?? [];
    const problem =
      path === ""
        ? lineProblem(lineAt(text, at))
        : (urlPathProblem(path) ?? orderProblem(previous, path, paths.length));
    if (problem) return { problem: `line ${paths.length + 1}: ${problem}` };
    paths.push(path);
    hashes.push(hash);
    previous = path;
  }
  if (paths.length === 0)
    return { problem: 'the manifest is empty; expected a line "<hash>  <url path>" per URL' };
  return { manifest: { paths, hashes } };
}

/** What is wrong with the first line that contains an encoded slash, which version 0.1.0 accepted. */
export function slashProblem(text: string): string | undefined {
  const at = text.search(/%(?:2f|5c)/i);
  if (at < 0) return undefined;
  const start = text.lastIndexOf("\n", at) + 1;
  const line = text.slice(0, start).split("\n").length;
  return `line ${line}: ${encodedSlashProblem(pathOf(lineAt(text, start)))}`;
}

/** The URL paths of a manifest that is valid, at least by the rules of version 0.1.0. */
export function pathsOf(text: string): string[] {
  return text.split("\n").flatMap((line) => (line === "" ? [] : pathOf(line)));
}

/** The hash of a URL path in a valid manifest, if the manifest contains it. */
export function hashOfPath(text: string, path: string): string | undefined {
  const entry = `  ${path}`;
  const at = text.endsWith(entry) ? text.length - entry.length : text.indexOf(`${entry}\n`);
  return at < 0 ? undefined : text.slice(text.lastIndexOf("\n", at) + 1, at);
}

function lineProblem(line: string): string {
  if (line === "") return "the line is empty";
  if (line.endsWith("\r")) return 'the line ends in a carriage return; expected "\\n" alone';
  return `expected 8 to 128 hex digits, two spaces and a URL path such as /app.js, found ${excerpt(line)}`;
}

function orderProblem(previous: string, path: string, lines: number): string | undefined {
  if (path > previous) return undefined;
  if (path === previous) return `${excerpt(path)} is already on line ${lines}; expected each URL path once`;
  return `${excerpt(path)} comes after ${excerpt(previous)}; sort by URL path, bytewise (LC_ALL=C sort -k2)`;
}

/**
 * Compares two manifests in one pass. Each must be valid (see {@link parseManifest}) or empty. Hashes are compared as
 * text.
 */
export function diffManifests(oldText: string, newText: string): ManifestDiff {
  const [changed, added, removed]: [string[], string[], string[]] = [[], [], []];
  let [oldAt, newAt] = [0, 0];
  while (oldAt < oldText.length || newAt < newText.length) {
    const [oldLine, newLine] = [lineAt(oldText, oldAt), lineAt(newText, newAt)];
    const order = oldLine === newLine ? "same" : compare(pathOf(oldLine), pathOf(newLine));
    if (order === "before") removed.push(pathOf(oldLine));
    if (order === "after") added.push(pathOf(newLine));
    if (order === "changed") changed.push(pathOf(newLine));
    if (order !== "after") oldAt += oldLine.length + 1;
    if (order !== "before") newAt += newLine.length + 1;
  }
  return { changed, added, removed };
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.slice(at) : text.slice(at, end);
}

const pathOf = (line: string) => line.slice(line.indexOf("/"));

/** The path "" stands for the end of a text and comes after all others. */
function compare(oldPath: string, newPath: string) {
  if (oldPath === newPath) return "changed";
  return newPath === "" || (oldPath !== "" && oldPath < newPath) ? "before" : "after";
}
