import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { ensure } from "./lock.mjs";
import { npmCi } from "./npm.mjs";
import { root } from "./places.mjs";
import { step } from "./progress.mjs";

/**
 * Installs the locked dependencies if node_modules does not match package-lock.json.
 *
 * @param {AbortSignal} signal
 */
export const ensureDependencies = (signal) =>
  ensure({
    isReady: () => isInstalled(root),
    lock: path.join(root, ".cache", "dependencies.lock"),
    bring: () => step("installing the locked dependencies (npm ci)", () => npmCi(root, signal)),
    signal,
  });

/** Compares the lock file with the one that npm writes into node_modules when an installation has succeeded. */
function isInstalled(folder) {
  const wanted = packages(path.join(folder, "package-lock.json"));
  const found = packages(path.join(folder, "node_modules", ".package-lock.json"));
  if (!wanted || !found) return false;
  return (
    Object.keys(found).every((name) => wanted[name]) &&
    Object.entries(wanted).every(([name, entry]) => {
      if (name === "") return true;
      // Optional ones are left out where they do not fit the platform.
      if (!found[name]) return entry.optional || entry.devOptional;
      return found[name].integrity === entry.integrity && existsSync(path.join(folder, name));
    })
  );
}

function packages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}
