import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ensure } from "./lock.mjs";
import { executableName, root } from "./places.mjs";
import { step } from "./progress.mjs";
import { run } from "./run.mjs";

const sourceFolders = ["provider", "sdk", "test/emulator", "test/demo", "test/bench"];
const settings = ["package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json"];
/** What tsconfig.build.json leaves out, in addition to declarations. */
const notCompiled = /(?:\.d|\.test|[./\\]fixture)\.ts$/;
const output = path.join(root, "dist");
const stamp = path.join(output, ".stamp");

/**
 * Compiles the sources to `dist` if they have changed.
 *
 * @param {string} node folder of the Node that compiles
 * @param {AbortSignal} signal
 */
export async function ensureBuild(node, signal) {
  if (sources().length === 0) return;
  await ensure({
    isReady: () => read(stamp) === state() && outputs().every(existsSync),
    lock: path.join(root, ".cache", "build.lock"),
    bring: () => step("compiling (tsc)", () => build(node, signal)),
    signal,
  });
}

async function build(node, signal) {
  // Taken first: a source that is edited while it is compiled is compiled again the next time.
  const built = state();
  // The compiler's build information does not notice outputs that were deleted.
  if (!outputs().every(existsSync)) rmSync(path.join(output, ".tsbuildinfo"), { force: true });
  const compiler = path.join(root, "node_modules", "typescript", "bin", "tsc");
  await run(path.join(node, executableName("node")), [compiler, "-p", "tsconfig.build.json"], {
    cwd: root,
    signal,
  });
  removeOrphans();
  writeFileSync(stamp, built);
}

const sources = () => sourceFolders.flatMap((folder) => filesIn(path.join(root, folder)));

const outputs = () =>
  sources()
    .filter((file) => file.endsWith(".ts") && !notCompiled.test(file))
    .map((file) => path.join(output, path.relative(root, file)).replace(/ts$/, "js"));

const state = () =>
  [...settings.map((file) => path.join(root, file)), ...sources()]
    .map((file) => {
      const { size, mtimeMs } = statSync(file);
      return `${path.relative(root, file)} ${size} ${mtimeMs}`;
    })
    .join("\n");

/** Removes the outputs of sources that no longer exist. */
function removeOrphans() {
  for (const file of filesIn(output)) {
    const [, name] = /^(.*?)(?:\.d\.ts|\.js|\.js\.map)$/.exec(path.relative(output, file)) ?? [];
    if (name === undefined) continue;
    const source = path.join(root, `${name}.ts`);
    if (!existsSync(source) || notCompiled.test(source)) rmSync(file);
  }
}

const filesIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .sort()
    : [];

function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
