import type { Emulator } from "../emulator";
import { configOf } from "./config";
import { Deployment, type Run, type Values } from "./deployment";
import { Host } from "./host";

/** What a run did, and all that its user reads. */
export interface HostedRun {
  readonly operation: Run["operation"];
  readonly failed: boolean;
  readonly output: string;
}

/**
 * One resource in the real host of dynamic resources, which is asked as the engine asks it. For what needs no engine to
 * be seen: a run is a few milliseconds, not two seconds of work.
 */
export class Hosted implements AsyncDisposable {
  #resource: Deployment;

  private constructor(private readonly host: Host) {
    this.#resource = new Deployment(host, "cdn");
  }

  static async start(emulator: Emulator): Promise<Hosted> {
    const { get } = configOf(emulator);
    const settings = ["accessKey", "secretKey", "endpoints"].map((name) => `alicloud:${name}`);
    return new Hosted(await Host.start(Object.fromEntries(settings.map((name) => [name, get(name)]))));
  }

  /** From now on, a resource that no stack has yet. */
  create(provider: "cdn" | "dcdn" | "cacheTag" = "cdn"): void {
    this.#resource = new Deployment(this.host, provider);
  }

  get outputs(): Values | undefined {
    return this.#resource.state?.outputs;
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
    return { operation, failed: error !== undefined || operation === "refused", output };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.host[Symbol.asyncDispose]();
  }
}

const SEVERITIES = ["", "", "warning: ", "error: "];
