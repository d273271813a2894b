import { copyFile, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensure } from "./lock.mjs";
import { npmCi } from "./npm.mjs";
import { cacheFolder, engineFile, executableName, isExecutable, pathFolders } from "./places.mjs";
import { step } from "./progress.mjs";
import { publish } from "./publish.mjs";
import { run } from "./run.mjs";
import { SetupError } from "./setup-error.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const applications = ["Chromium", "Google Chrome"].map(
  (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
);

/**
 * The Chromium for tests: the one in CHROMIUM_PATH, one on PATH or among macOS's applications, or the one that
 * the npm package @sparticuz/chromium holds (70 MB, for Linux on x64), kept in the user's cache.
 *
 * @param {AbortSignal} signal
 * @returns {Promise<{ file: string, env: Record<string, string> }>} what to run, and what to add to its environment
 * @throws {SetupError} that says what was tried
 */
export async function ensureChromium(signal) {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) return { file: CHROMIUM_PATH, env: {} };
  for (const file of installed()) if (await works(file, {}, signal)) return { file, env: {} };
  if (process.platform === "linux" && process.arch === "x64") return fromNpm(signal);
  throw new SetupError(
    `No Chromium: CHROMIUM_PATH is not set, none of ${names.join(", ")} on PATH runs, and npm has none for ` +
      `${process.platform}-${process.arch}. Install Chromium or Google Chrome.`,
  );
}

const installed = () =>
  [
    ...pathFolders().flatMap((folder) => names.map((name) => path.join(folder, executableName(name)))),
    ...applications,
  ].filter(isExecutable);

/** Some of these are scripts that only print what to install. */
async function works(file, env, signal) {
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(30_000)]);
  const all = { ...process.env, ...env };
  return run(file, ["--version"], { signal: bounded, env: all }).then(
    () => true,
    () => signal.throwIfAborted() ?? false,
  );
}

async function fromNpm(signal) {
  const { dependencies } = JSON.parse(await readFile(engineFile("chromium/package.json"), "utf8"));
  const [[name, version]] = Object.entries(dependencies);
  const target = path.join(cacheFolder(), `chromium-${version}`);
  const file = path.join(target, "chromium");
  // It includes the libraries and fonts that servers usually lack.
  const env = {
    LD_LIBRARY_PATH: [path.join(target, "al2023", "lib"), process.env.LD_LIBRARY_PATH]
      .filter(Boolean)
      .join(":"),
    FONTCONFIG_PATH: path.join(target, "fonts"),
  };
  await ensure({
    isReady: () => isExecutable(file),
    lock: `${target}.lock`,
    bring: () =>
      step(`bringing Chromium ${version} from npm (70 MB)`, () =>
        publish(target, async (folder) => {
          for (const one of ["package.json", "package-lock.json"]) {
            await copyFile(engineFile(`chromium/${one}`), path.join(folder, one));
          }
          await npmCi(folder, signal, "--ignore-scripts");
          await unpack(path.join(folder, "node_modules", name, "build", "index.js"), folder, signal);
          await rm(path.join(folder, "node_modules"), { recursive: true });
          await writeFile(path.join(folder, "fonts", "fonts.conf"), fontsConf(path.join(target, "fonts")));
        }),
      ),
    signal,
  });
  if (await works(file, env, signal)) return { file, env };
  throw new SetupError(
    `The Chromium from npm does not run here: ${file} --version. Install Chromium or set CHROMIUM_PATH.`,
  );
}

/** The package unpacks into the temporary folder, and its libraries only in environments that it recognizes. */
async function unpack(entry, folder, signal) {
  const script = `import(${JSON.stringify(pathToFileURL(entry).href)}).then(({ default: it }) => it.executablePath())`;
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" };
  await run(process.execPath, ["--eval", script], { signal, env });
}

/** The package's own configuration names folders that only its environment has, and without any font Chromium exits. */
const fontsConf = (folder) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/cache</cachedir>
</fontconfig>
`;
