import type { Emulator } from "../emulator";
import { settingsOf } from "./config";
import { Deployment, type Run, type Values } from "./deployment";
import { Host } from "./host";
import type { CliRun } from "./project";

/** How a run would have ended at the CLI, and what it did. */
interface HostedRun extends CliRun {
  readonly operation: Run["operation"];
}

/**
 * One resource in the real host of dynamic resources, which is called as the engine calls it. For tests that need no
 * engine: a run takes a few milliseconds, not a second of CPU.
 */
export class Hosted implements AsyncDisposable {
  #resource: Deployment;

  private constructor(private readonly host: Host) {
    this.#resource = new Deployment(host, "cdn");
  }

  static async start(emulator: Emulator): Promise<Hosted> {
    return new Hosted(await Host.start(settingsOf(emulator)));
  }

  /** From now on, a resource that no stack has yet. */
  create(provider: "cdn" | "dcdn" | "cacheTag" = "cdn"): void {
    this.#resource = new Deployment(this.host, provider);
  }

  get outputs(): Values | undefined {
    return this.#resource.state?.outputs;
  }

  get plan(): unknown {
    return this.#resource.state?.inputs.plan;
  }

  preview(args: Values): Promise<HostedRun> {
    return this.#read(async () => {
      const { failures } = await this.#resource.preview(args);
      return { operation: failures.length > 0 ? "refused" : "same", failures };
    });
  }

  up(args: Values): Promise<HostedRun> {
    return this.#read(() => this.#resource.up(args));
  }

  async #read(work: () => Promise<Run>): Promise<HostedRun> {
    const before = this.host.logs.length;
    const { operation, error, failures = [] } = await work();
    const lines = this.host.logs
      .slice(before)
      .map(({ severity, message }) => `${SEVERITIES[severity]}${message}`);
    const reasons = failures.map(({ property, reason }) => `${property}: ${reason}`);
    const output = [...lines, ...reasons, ...(error ? [error] : [])].join("\n");
    return { operation, code: error !== undefined || operation === "refused" ? 1 : 0, output };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.host[Symbol.asyncDispose]();
  }
}

const SEVERITIES = ["", "", "warning: ", "error: "];
