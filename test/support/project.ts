import { type ChildProcess, execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { compileCache } from "./compile-cache";

/** How one run of the CLI ended, and all it printed. */
export interface CliRun {
  readonly code: number;
  readonly output: string;
}

/** A Pulumi project in a temporary folder, with its own file backend, run by the real CLI on PATH. */
export class Project implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), "alicloud-refresh-"));
  /** The environment of the CLI, and all of it. */
  readonly env: Record<string, string>;

  /** `files` are the program's, by name; `main` names the one that runs; `link` makes the packages it imports. */
  constructor(
    main: string,
    files: Record<string, string>,
    env: Record<string, string> = {},
    link: (folder: string) => void = linkCheckout,
  ) {
    mkdirSync(join(this.folder, "state"));
    mkdirSync(join(this.folder, "home"));
    mkdirSync(join(this.folder, "temporary"));
    link(this.folder);
    this.write({
      "Pulumi.yaml": `name: test\nruntime: ${runtimeOf(main)}\nmain: ${main}\n`,
      "package.json": "{}",
      ...files,
    });
    this.env = {
      PATH: process.env.PATH ?? "",
      HOME: join(this.folder, "home"),
      TMPDIR: join(this.folder, "temporary"),
      PULUMI_BACKEND_URL: `file://${join(this.folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "test",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      ...compileCache,
      ...env,
    };
  }

  write(files: Record<string, string>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(this.folder, name, ".."), { recursive: true });
      writeFileSync(join(this.folder, name), text);
    }
  }

  /** Runs the CLI; a failing run is an answer, not an error. */
  pulumi(...args: string[]): Promise<CliRun> {
    return this.start(...args).ended;
  }

  /** Starts the CLI, and leaves the caller to look at it, or to kill it, while it runs. */
  start(...args: string[]): { readonly process: ChildProcess; readonly ended: Promise<CliRun> } {
    const all = [...args, "--non-interactive", "--color", "never"];
    const options = { cwd: this.folder, env: this.env, maxBuffer: 256 * 1024 * 1024 };
    let done: (run: CliRun) => void;
    const ended = new Promise<CliRun>((resolve) => {
      done = resolve;
    });
    const process = execFile("pulumi", all, options, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
    );
    return { process, ended };
  }

  async init(config: Record<string, string> = {}): Promise<void> {
    const run = await this.pulumi("stack", "init", "dev");
    if (run.code !== 0) throw new Error(run.output);
    if (Object.keys(config).length === 0) return;
    const settings = Object.entries(config).flatMap(([key, value]) => [
      /key|token/i.test(key) ? "--secret" : "--plaintext",
      `${key}=${value}`,
    ]);
    const set = await this.pulumi("config", "set-all", ...settings);
    if (set.code !== 0) throw new Error(set.output);
  }

  preview(...args: string[]) {
    return this.pulumi("preview", ...args);
  }

  up(...args: string[]) {
    return this.pulumi("up", "--yes", "--skip-preview", ...args);
  }

  async export(): Promise<string> {
    return (await this.pulumi("stack", "export")).output;
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Each run of a program that is no TypeScript would load the compiler all the same. */
const runtimeOf = (main: string) =>
  main.endsWith(".mjs") ? "{ name: nodejs, options: { typescript: false } }" : "nodejs";

/** The package is this repository, and its own dependencies are the project's. */
function linkCheckout(folder: string): void {
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(resolve("."), join(folder, "node_modules/pulumi-alicloud-refresh"));
  for (const scope of ["@pulumi", "@types"])
    symlinkSync(resolve("node_modules", scope), join(folder, "node_modules", scope));
}
