import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";

const repository = path.join(__dirname, "..", "..");

/** A copy of this folder in an otherwise empty clone, with its own home, PATH and executables. */
export class Sandbox implements Disposable {
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), "engine-"));
  readonly clone = path.join(this.#folder, "clone");
  readonly home = path.join(this.#folder, "home");
  /** The one folder on PATH. */
  readonly bin = path.join(this.#folder, "bin");
  readonly cache = path.join(this.home, ".cache", "pulumi-alicloud-refresh");
  readonly #children = new Set<Running>();

  constructor() {
    cpSync(__dirname, path.join(this.clone, "test", "engine"), { recursive: true });
    this.write("clone/package.json", "{}");
    this.write("clone/package-lock.json", '{ "packages": {} }');
    this.write("clone/node_modules/.package-lock.json", '{ "packages": {} }');
    for (const name of ["typescript", "@pulumi"]) {
      symlinkSync(path.join(repository, "node_modules", name), path.join(this.clone, "node_modules", name));
    }
    mkdirSync(this.home);
    mkdirSync(this.bin);
  }

  path(...parts: string[]): string {
    return path.join(this.#folder, ...parts);
  }

  write(name: string, text: string): string {
    const file = this.path(name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  /** An executable shell script. */
  script(name: string, ...lines: string[]): string {
    const file = this.write(name, ["#!/bin/sh", ...lines, ""].join("\n"));
    chmodSync(file, 0o755);
    return file;
  }

  /** A CLI that only prints its version, with the other programs of Pulumi's releases. */
  pulumi(folder: string, version: string, { languageHost = true } = {}): string {
    if (languageHost) this.script(`${folder}/pulumi-language-nodejs`);
    this.script(`${folder}/pulumi-resource-pulumi-nodejs`);
    return this.script(`${folder}/pulumi`, `echo v${version}`);
  }

  fifo(name: string): string {
    execFileSync("mkfifo", [this.path(name)]);
    return this.path(name);
  }

  /** Runs a script of this folder's copy. The download fails immediately, since nothing listens at the proxy. */
  start(script: string, args: string[] = [], env: Record<string, string> = {}): Running {
    const running = new Running([path.join(this.clone, "test", "engine", script), ...args], {
      HOME: this.home,
      PATH: this.bin,
      HTTPS_PROXY: "http://127.0.0.1:9",
      ...env,
    });
    this.#children.add(running);
    return running;
  }

  run(script: string, args?: string[], env?: Record<string, string>): Promise<Ended> {
    return this.start(script, args, env).ended;
  }

  [Symbol.dispose](): void {
    for (const child of this.#children) child.kill("SIGKILL");
    if (existsSync(this.#folder)) rmSync(this.#folder, { recursive: true, force: true });
  }
}

type Ended = { code: number | null; stdout: string; stderr: string };

class Running {
  readonly #child;
  readonly ended: Promise<Ended>;
  #text = { stdout: "", stderr: "" };

  constructor(args: string[], env: Record<string, string>) {
    this.#child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    this.#child.stdout.on("data", (data) => {
      this.#text.stdout += data;
    });
    this.#child.stderr.on("data", (data) => {
      this.#text.stderr += data;
    });
    this.ended = once(this.#child, "close").then(([code]) => ({ code, ...this.#text }));
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Resolves when the text has been printed on stdout or stderr. */
  async printed(text: string): Promise<void> {
    while (!(this.#text.stdout + this.#text.stderr).includes(text)) {
      await Promise.race([
        once(this.#child.stdout, "data"),
        once(this.#child.stderr, "data"),
        this.#early(text),
      ]);
    }
  }

  async #early(text: string): Promise<void> {
    const { stderr } = await this.ended;
    if (!(this.#text.stdout + stderr).includes(text)) throw new Error(`never printed "${text}":\n${stderr}`);
  }
}
