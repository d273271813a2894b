import { providerText } from "../../sdk/shell";
import { initFailureOf } from "./host";

export type Values = Record<string, unknown>;

/** The engine's calls of a provider: of the real host, or of the provider in this process. */
export interface ProviderHost {
  check(
    olds: Values,
    news: Values,
  ): Promise<{ inputs: Values; failures: { property: string; reason: string }[] }>;
  /** What the engine calls in a preview, after `check`, for plugins only. */
  preview?(state: State | undefined, inputs: Values): Promise<Values>;
  diff(id: string, olds: Values, news: Values, oldInputs: Values): Promise<"none" | "some" | "unknown">;
  create(inputs: Values): Promise<{ id: string; properties: Values }>;
  update(id: string, olds: Values, news: Values, oldInputs: Values): Promise<Values>;
  read(id: string, properties: Values): Promise<{ id: string; properties: Values }>;
}

/** What the engine keeps of a resource. */
export interface State {
  readonly id: string;
  readonly inputs: Values;
  readonly outputs: Values;
  /** Whether the last create or update failed with outputs to keep: the next run updates in any case. */
  readonly initFailed: boolean;
}

/** How one run ended for the resource. */
export interface Run {
  readonly operation: "create" | "update" | "same" | "refused";
  /** What the user reads when it failed. */
  readonly error?: string;
  readonly failures?: readonly { property: string; reason: string }[];
}

/** One resource of a stack, with the engine's own rules of what is kept after which outcome (pulumi CLI 3.251). */
export class Deployment {
  state: State | undefined;

  constructor(
    private readonly host: ProviderHost,
    private readonly provider: string,
    private readonly urn = "urn:pulumi:dev::test::pulumi-nodejs:dynamic/alicloud-refresh:Test::site",
  ) {}

  /** What `check` returns in a preview. */
  async preview(args: Values) {
    const checked = await this.host.check(this.state?.inputs ?? {}, this.#inputs(args, true));
    if (checked.failures.length > 0) return checked;
    if (this.state) await this.#differs(this.state, checked.inputs);
    await this.host.preview?.(this.state, checked.inputs);
    return checked;
  }

  async up(args: Values): Promise<Run> {
    const { inputs, failures } = await this.host.check(this.state?.inputs ?? {}, this.#inputs(args, false));
    if (failures.length > 0) return { operation: "refused", failures };
    const { state } = this;
    if (!state) return this.#run("create", inputs, () => this.host.create(inputs));
    // After a failure the engine calls `diff` as well, and updates in any case.
    const differs = await this.#differs(state, inputs);
    if (!state.initFailed && !differs) return { operation: "same" };
    const { id } = state;
    return this.#run("update", inputs, async () => ({
      id,
      properties: await this.host.update(id, state.outputs, inputs, state.inputs),
    }));
  }

  /** `pulumi refresh`: reads the outputs again, and forgets that the last update failed. */
  async refresh(): Promise<void> {
    if (!this.state) return;
    const { properties } = await this.host.read(this.state.id, this.state.outputs);
    this.state = { ...this.state, outputs: properties, initFailed: false };
  }

  #inputs(args: Values, dryRun: boolean): Values {
    return { ...args, __provider: providerText(this.provider), __urn: this.urn, __dryRun: dryRun };
  }

  async #differs({ id, inputs: old, outputs }: State, inputs: Values): Promise<boolean> {
    const response = await this.host.diff(id, outputs, inputs, old);
    return response === "unknown"
      ? JSON.stringify(sorted(old)) !== JSON.stringify(sorted(inputs))
      : response === "some";
  }

  async #run(
    operation: "create" | "update",
    inputs: Values,
    work: () => Promise<{ id: string; properties: Values }>,
  ): Promise<Run> {
    try {
      const { id, properties } = await work();
      this.state = { id, inputs, outputs: properties, initFailed: false };
      return { operation };
    } catch (error) {
      const failure = initFailureOf(error);
      // A failed create leaves the new inputs in state, a failed update the old ones.
      const kept = operation === "create" ? inputs : (this.state?.inputs ?? inputs);
      if (failure)
        this.state = { id: failure.id, inputs: kept, outputs: failure.properties, initFailed: true };
      return { operation, error: failure?.reasons.join("\n") ?? (error as Error).message };
    }
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
}
