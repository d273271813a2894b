import { accessSync, constants, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** A path inside this folder. */
export const engineFile = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Shared by all clones of a user: Node and the built Pulumi CLI. */
export function cacheFolder() {
  const { XDG_CACHE_HOME } = process.env;
  const base =
    XDG_CACHE_HOME && path.isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : path.join(os.homedir(), ".cache");
  return path.join(base, "pulumi-alicloud-refresh");
}

/** Where Pulumi's own installers keep released CLIs, one folder per version. */
export function officialCache() {
  return path.join(process.env.PULUMI_HOME || path.join(os.homedir(), ".pulumi"), "versions");
}

/** The folders of PATH, in its order. */
export const pathFolders = () =>
  (process.env.PATH ?? "").split(path.delimiter).filter((folder) => path.isAbsolute(folder));

export const executableName = (name) => (process.platform === "win32" ? `${name}.exe` : name);

export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
