import { chmod, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";

/**
 * Fills a new folder next to `target`, which replaces `target` when `fill` has succeeded. So what is at
 * `target` is always complete. Call it under a lock: it removes what earlier calls that were killed have left.
 *
 * @param {string} target
 * @param {(folder: string) => Promise<void>} fill
 */
export async function publish(target, fill) {
  const parent = path.dirname(target);
  const prefix = `.${path.basename(target)}-`;
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    if (name.startsWith(prefix)) await rm(path.join(parent, name), { recursive: true, force: true });
  }
  const folder = await mkdtemp(path.join(parent, prefix));
  try {
    await fill(folder);
    await chmod(folder, 0o755);
    await rm(target, { recursive: true, force: true });
    await rename(folder, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
