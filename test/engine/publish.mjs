import { chmod, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";

/**
 * Fills a new folder beside `target` and puts it in `target`'s place when `fill` has succeeded: what is at
 * `target` is always whole. To be called under a lock: what earlier, killed ones left beside it is removed.
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
