import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Emulator } from "../emulator";
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

/** The plugin of this checkout, as npm's `bin` would put it on PATH. */
export function pluginOnPath(folder: string): string {
  const bin = join(folder, "bin");
  mkdirSync(bin, { recursive: true });
  const script = `#!/bin/sh\nexec "${process.execPath}" "${resolve("dist/provider/plugin/cli.js")}" "$@"\n`;
  writeFileSync(join(bin, "pulumi-resource-alicloud-refresh"), script, { mode: 0o755 });
  return bin;
}

/** The configuration of the plugin with the emulator as its account and endpoint. */
export function pluginConfig({ api, credentials }: Emulator): Record<string, string> {
  return {
    "alicloud-refresh:accessKey": credentials.accessKeyId,
    "alicloud-refresh:secretKey": credentials.accessKeySecret,
    "alicloud-refresh:endpoints": JSON.stringify([{ cdn: api, dcdn: api, vod: api }]),
  };
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
    this.project.write({ "config.json": JSON.stringify(pluginConfig(emulator)) });
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

  resources(): { type: string; inputs: Record<string, unknown>; outputs: Record<string, unknown> }[] {
    return JSON.parse(this.project.export()).deployment.resources;
  }

  [Symbol.dispose](): void {
    this.project[Symbol.dispose]();
  }
}
