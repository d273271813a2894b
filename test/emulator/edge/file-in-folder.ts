import { constants } from "node:fs";
import { open, realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import { EdgeError, MAX_OBJECT_BYTES } from "./http";

export interface FoundFile {
  readonly path: string;
  readonly body: Buffer;
  readonly modified: Date;
}

/**
 * Reads the file of a URL path in a folder. Undefined if there is none, and for every path that leads outside of the
 * folder: encoded dots and slashes, NUL, symbolic links.
 */
export async function fileInFolder(
  folder: string,
  pathname: string,
): Promise<FoundFile | "directory" | undefined> {
  const segments = pathSegments(pathname);
  if (!segments) return undefined;
  const root = await realpath(folder).catch(() => undefined);
  if (root === undefined) throw new EdgeError(502, "The origin's folder no longer exists.");
  const path = await realpath(join(root, ...segments)).catch(() => undefined);
  if (path === undefined || !(path === root || path.startsWith(root + sep))) return undefined;
  // Non-blocking: otherwise opening a pipe would never return.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const file = await open(path, flags).catch(() => undefined);
  if (!file) return undefined;
  try {
    const stat = await file.stat();
    if (stat.isDirectory()) return "directory";
    if (!stat.isFile()) return undefined;
    if (stat.size > MAX_OBJECT_BYTES) throw new EdgeError(502, tooLarge(pathname));
    return { path, body: await file.readFile(), modified: stat.mtime };
  } finally {
    await file.close();
  }
}

function pathSegments(pathname: string): string[] | undefined {
  let segments: string[];
  try {
    segments = pathname.split("/").map(decodeURIComponent);
  } catch {
    return undefined;
  }
  return segments.some((segment) => /[/\\\0]/.test(segment)) ? undefined : segments;
}

function tooLarge(pathname: string): string {
  return `${pathname} at the origin is larger than the ${MAX_OBJECT_BYTES} bytes that the edge holds.`;
}
