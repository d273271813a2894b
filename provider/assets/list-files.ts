import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { join, sep } from "node:path";
import { assetsError, cannotRead, ROOT_ADVICE } from "./assets-error";

interface Folder {
  /** Relative to the root: "", or ending in "/". */
  readonly prefix: string;
  /** Absolute, without symbolic links. */
  readonly real: string;
  readonly parent?: Folder;
}

/**
 * The files below a folder as relative paths with "/" on every platform, in no particular order. Symbolic links are
 * followed, as tools that upload a folder do. Ignored files and folders are not read.
 */
export function listFiles(
  root: string,
  isIgnored: (path: string) => boolean,
  onFolder: (found: number) => void,
): string[] {
  const files: string[] = [];
  const visit = (folder: Folder) => {
    onFolder(files.length);
    for (const entry of entriesOf(root, folder)) {
      const path = folder.prefix + entry.name;
      // Written by the Finder, different on each machine, and never served.
      if (entry.name === ".DS_Store" || isIgnored(path)) continue;
      if (entry.name.includes("\uFFFD")) requireUtf8(root, folder, entry.name);
      const kind = entry.isSymbolicLink() ? target(root, path) : entry;
      if (kind.isFile()) files.push(path);
      else if (kind.isDirectory()) visit(subfolder(root, folder, entry));
      else throw assetsError(path, `is ${special(kind)}`, "remove it or add it to `ignore`");
    }
  };
  visit({ prefix: "", real: realpathSync(root) });
  return files;
}

function entriesOf(root: string, folder: Folder): Dirent[] {
  try {
    return readdirSync(join(root, folder.prefix), { withFileTypes: true });
  } catch (error) {
    throw folder.prefix === ""
      ? cannotRead(root, error, ROOT_ADVICE)
      : cannotRead(folder.prefix.slice(0, -1), error);
  }
}

function target(root: string, path: string): Stats {
  try {
    return statSync(join(root, path));
  } catch (error) {
    throw cannotRead(`${path} (a symbolic link)`, error);
  }
}

/** Only a link can cause a loop: one to a folder that is being visited, or to one that contains it. */
function subfolder(root: string, parent: Folder, entry: Dirent): Folder {
  const path = parent.prefix + entry.name;
  const prefix = `${path}/`;
  if (!entry.isSymbolicLink()) return { prefix, real: join(parent.real, entry.name), parent };
  const real = realpathSync(join(root, path));
  for (let above: Folder | undefined = parent; above; above = above.parent) {
    if (!holds(real, above.real)) continue;
    throw assetsError(
      path,
      `is a symbolic link that leads back to ${above.prefix || root}`,
      "remove it or add it to `ignore`",
    );
  }
  return { prefix, real, parent };
}

const holds = (folder: string, path: string) =>
  (path + sep).startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** In a decoded name, U+FFFD can also stand for bytes that are not UTF-8. The raw names show which it is. */
function requireUtf8(root: string, folder: Folder, name: string): void {
  const raw = readdirSync(join(root, folder.prefix), { encoding: "buffer" });
  if (raw.some((bytes) => bytes.equals(Buffer.from(name)))) return;
  throw assetsError(
    folder.prefix + name,
    "has a name that is not valid UTF-8, so its URL is unknown",
    "rename it or add it to `ignore`",
  );
}

function special(kind: Dirent | Stats): string {
  if (kind.isSocket()) return "a socket";
  return kind.isFIFO() ? "a named pipe" : "a device";
}
