import { type ChildProcess, execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { encryption } from "./encryption";
import { quickEnv } from "./quick-env";
import { startHost } from "./start-host";

/** How one run of the CLI ended, and all it printed. */
export interface CliRun {
  readonly code: number;
  readonly output: string;
}

/** What state holds of a resource. Its values are what the engine made of them. */
export interface Resource {
  readonly type: string;
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: each type has its own
  readonly inputs: Record<string, any>;
  // biome-ignore lint/suspicious/noExplicitAny: each type has its own
  readonly outputs: Record<string, any>;
  readonly initErrors?: string[];
}

/** A Pulumi project in a temporary folder, with its own file backend, run by the real CLI on PATH. */
export class Project implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), "alicloud-refresh-"));
  /** The whole environment of the CLI. */
  readonly env: Record<string, string>;
  readonly #config: Record<string, string> = {};
  readonly #hosts: ChildProcess[] = [];
  /** The address of the host of the program. */
  #inlineHost: string | undefined;

  /** `files` are the program's, by name; `main` names the one that runs; `link` makes the packages it imports. */
  constructor(
    private readonly main: string,
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
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_STACK: "dev",
      ...encryption.env,
      ...quickEnv,
      ...env,
    };
  }

  /**
   * From now on one process runs the program, as the Automation API runs inline programs, and one the package. It saves
   * four fifths of the work of a run: starting hosts and Nodes, and loading Pulumi's SDK. With "program", each run
   * starts a host for the package, which can be killed.
   */
  async inline(which: "both" | "program" = "both"): Promise<void> {
    if (this.#inlineHost) return;
    const [program, port] = await startHost("inline-host.mjs", this, this.main);
    this.#hosts.push(program);
    this.#inlineHost = `127.0.0.1:${port}`;
    if (which === "program") return;
    const [provider] = await startHost("provider-host.mjs", this);
    this.#hosts.push(provider);
    this.#setPlugins(`plugins: { providers: [{ name: pulumi-nodejs, path: ${this.folder} }] }\n`);
  }

  /** From now on each run starts new processes for program and package, and prints its errors as users see them. */
  standAlone(): void {
    if (!this.#inlineHost) return;
    for (const host of this.#hosts.splice(0)) host.kill();
    this.#inlineHost = undefined;
    this.#setPlugins("");
  }

  #setPlugins(plugins: string): void {
    const settings = readFileSync(join(this.folder, "Pulumi.yaml"), "utf8");
    this.write({ "Pulumi.yaml": settings.replace(/^plugins: .*\n/m, "") + plugins });
  }

  /** As in Pulumi.yaml, which a test may replace. */
  get #name(): string {
    return /^name: (\S+)/m.exec(readFileSync(join(this.folder, "Pulumi.yaml"), "utf8"))?.[1] ?? "";
  }

  get #stateFile(): string {
    return `state/.pulumi/stacks/${this.#name}/dev.json`;
  }

  write(files: Record<string, string>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(this.folder, name, ".."), { recursive: true });
      writeFileSync(join(this.folder, name), text);
    }
  }

  /** Runs the CLI; a failing run is a result, not an error. */
  pulumi(...args: string[]): Promise<CliRun> {
    return this.start(...args).ended;
  }

  /** Starts the CLI; the caller can observe or kill it while it runs. */
  start(...args: string[]): { readonly process: ChildProcess; readonly ended: Promise<CliRun> } {
    const runsProgram = /^(up|preview)$/.test(args[0] ?? "");
    const client = this.#inlineHost && runsProgram ? [`--client=${this.#inlineHost}`] : [];
    const all = [...args, ...client, "--non-interactive", "--color", "never"];
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

  /** Makes the stack `dev`, as `pulumi stack init` and `pulumi config set` do in two runs of the CLI. */
  init(config: Record<string, string> = {}): void {
    this.write({ "state/.pulumi/meta.yaml": "version: 1\n" });
    this.configure(config);
    this.restore({});
  }

  /** Adds to the configuration, in plain text. */
  configure(config: Record<string, string>): void {
    Object.assign(this.#config, config);
    const lines = Object.entries(this.#config).map(([key, value]) => {
      const name = key.includes(":") ? key : `${this.#name}:${key}`;
      return `  ${name}: ${JSON.stringify(value)}\n`;
    });
    this.write({ "Pulumi.dev.yaml": `${encryption.settings}config:\n${lines.join("")}` });
  }

  /** Sets secrets of the configuration; the CLI encrypts them. */
  async setSecrets(config: Record<string, string>): Promise<void> {
    const settings = Object.entries(config).flatMap(([key, value]) => ["--secret", `${key}=${value}`]);
    const { code, output } = await this.pulumi("config", "set-all", ...settings);
    if (code !== 0) throw new Error(output);
  }

  preview(...args: string[]) {
    return this.pulumi("preview", ...args);
  }

  up(...args: string[]) {
    return this.pulumi("up", "--yes", "--skip-preview", ...args);
  }

  /** The deployment in state, as text: what `pulumi stack export` shows under that name. */
  export(): string {
    return JSON.stringify({ version: 3, deployment: this.deployment }, null, 2);
  }

  /** The resources in state. A new stack has none. */
  resources(): Resource[] {
    return this.deployment.resources ?? [];
  }

  /** What `restore` takes. */
  get deployment(): { readonly resources?: Resource[] } {
    const text = readFileSync(join(this.folder, this.#stateFile), "utf8");
    return JSON.parse(text).checkpoint.latest;
  }

  /** Replaces the deployment in state, as `pulumi stack import` does. An empty one is that of a new stack. */
  restore(deployment: object): void {
    const latest = { secrets_providers: encryption.state, ...deployment };
    const checkpoint = { stack: `organization/${this.#name}/dev`, latest };
    this.write({ [this.#stateFile]: JSON.stringify({ version: 3, checkpoint }) });
  }

  [Symbol.dispose](): void {
    this.standAlone();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Otherwise, JavaScript programs would load the TypeScript compiler as well. */
const runtimeOf = (main: string) =>
  main.endsWith(".mjs") ? "{ name: nodejs, options: { typescript: false } }" : "nodejs";

/** The package is this repository, and its own dependencies are the project's. */
function linkCheckout(folder: string): void {
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(resolve("."), join(folder, "node_modules/pulumi-alicloud-refresh"));
  for (const scope of ["@pulumi", "@types"])
    symlinkSync(resolve("node_modules", scope), join(folder, "node_modules", scope));
}
