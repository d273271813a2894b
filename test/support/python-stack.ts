import { execFile, spawnSync } from "node:child_process";
import { resolve } from "node:path";
import type { Emulator } from "../emulator";
import { settingsOf } from "./config";
import { pluginOnPath } from "./plugin-on-path";
import { type CliRun, Project } from "./project";
import { askedOf } from "./refresh-stack";

/** A Python, and the folder with Pulumi's SDK for it. */
export interface Python {
  readonly python: string;
  readonly packages: string;
}

/** Finds or brings what Python programs need, or says what is missing. */
export function findPython(): Python | { readonly missing: string } {
  const options = { encoding: "utf8" } as const;
  const { stdout, stderr } = spawnSync(process.execPath, ["test/engine/which-python.mjs"], options);
  return stdout ? JSON.parse(stdout) : { missing: stderr.trim() };
}

/** A stack of a Python program, run by the Automation API, in a project's folder and backend. */
export class PythonStack implements Disposable {
  readonly asked: () => string[];
  readonly #env: Record<string, string>;

  constructor(
    private readonly python: Python,
    emulator: Emulator,
    readonly project = new Project("index.mjs", { "index.mjs": "" }),
  ) {
    this.asked = askedOf(emulator);
    this.project.write({ "config.json": JSON.stringify(settingsOf(emulator, "alicloud-refresh")) });
    const { env, folder } = this.project;
    this.#env = {
      ...env,
      PATH: `${pluginOnPath(folder)}:${env.PATH}`,
      PYTHONPATH: python.packages,
      PYTHONDONTWRITEBYTECODE: "1",
    };
  }

  /** Sets the program's resources: their types, arguments and options by name. */
  set(resources: object): void {
    this.project.write({ "args.json": JSON.stringify(resources) });
  }

  run(operation: string, ...flags: string[]): Promise<CliRun> {
    const options = { cwd: this.project.folder, env: this.#env, maxBuffer: 64 * 1024 * 1024 };
    const args = [resolve("test/support/program.py"), operation, ...flags];
    return new Promise((done) => {
      execFile(this.python.python, args, options, (error, stdout, stderr) =>
        done({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
      );
    });
  }

  [Symbol.dispose](): void {
    this.project[Symbol.dispose]();
  }
}
