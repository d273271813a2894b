import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { on } from "node:events";
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
  #program: ChildProcessWithoutNullStreams | undefined;

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

  /** Runs an operation, in a Python that is started once. Fails if that ends. */
  async run(...operation: [string, ...string[]]): Promise<CliRun> {
    this.#program ??= this.#start();
    const { stdin, stdout, stderr } = this.#program;
    let output = "";
    const read = (text: string) => {
      output += text;
    };
    stderr.on("data", read);
    stdin.write(`${JSON.stringify(operation)}\n`);
    for await (const [text] of on(stdout, "data", { close: ["end"] })) {
      read(text);
      const [printed = "", result] = output.split("\0");
      if (result?.endsWith("\n")) {
        stderr.off("data", read);
        return { code: result === "ok\n" ? 0 : 1, output: printed };
      }
    }
    throw new Error(`The Python program ended:\n${output}`);
  }

  #start(): ChildProcessWithoutNullStreams {
    const options = { cwd: this.project.folder, env: this.#env };
    const program = spawn(this.python.python, [resolve("test/support/program.py")], options);
    for (const stream of [program.stdout, program.stderr]) stream.setEncoding("utf8");
    return program;
  }

  [Symbol.dispose](): void {
    this.#program?.kill();
    this.project[Symbol.dispose]();
  }
}
