import { hasUnknown, UNKNOWN } from "../arguments/unknown";
import type { ResourceProvider } from "../lifecycle/provider-methods";
import { outstanding } from "../plan/outstanding";
import { pendingTargets } from "../plan/pending";
import type { Inputs, Shell } from "../refresh/inputs";
import type { Outputs } from "../refresh/outputs";
import { type Change, changedPaths } from "./changed";
import { type Unwrapped, unwrapped, type Values, wrapped } from "./values";

/** How a create or an update is carried out. */
interface How {
  readonly isPreview: boolean;
  /** Aborted when the engine waits no longer. */
  readonly end: AbortSignal;
}

interface Differences {
  readonly isChanged: boolean;
  readonly isReplaced?: true;
  readonly changed: readonly (readonly [path: string, change: Change])[];
}

/**
 * Translates the engine's requests for one resource, and its form of values, for the provider that dynamic resources
 * use. These keep `__urn` and so on in state; here that is known from the requests, and not kept or read. Nothing
 * else differs, so that an alias of the type moves a stack from one to the other, in both directions.
 */
export class Resource {
  constructor(
    private readonly provider: ResourceProvider,
    /** The names of the outputs that programs see. */
    private readonly outputs: readonly string[],
    private readonly urn: string,
  ) {}

  async check(olds: Values, news: Values) {
    const [old, now] = [unwrapped(olds), unwrapped(news)];
    const { inputs, failures } = await this.provider.check(
      { ...old.values, ...shellOf(old) },
      { ...now.values, ...this.#shell(now) },
    );
    return { inputs: wrapped(inputs, now.secrets), failures };
  }

  async diff(id: string, olds: Values, oldInputs: Values, news: Values): Promise<Differences> {
    const changed = changedPaths(unwrapped(oldInputs).values, unwrapped(news).values);
    // An alias can bring the state of another service's resource, which says nothing about this one's caches.
    if (!id.startsWith(`${this.provider.service.product}-`))
      return { isChanged: true, isReplaced: true, changed };
    const { changes = changed.length > 0 } = await this.provider.diff(
      id,
      this.#old(olds),
      this.#inputs(news),
    );
    return { isChanged: changes, changed: changes ? changed : [] };
  }

  async create(news: Values, { isPreview, end }: How): Promise<{ id: string; properties: Values }> {
    const inputs = this.#inputs(news);
    if (isPreview) return { id: "", properties: await this.#preview({}, inputs, {}) };
    const { id, outs } = await this.provider.create(inputs, end);
    return { id, properties: wrapped(outs) };
  }

  async update(
    id: string,
    olds: Values,
    oldInputs: Values,
    news: Values,
    { isPreview, end }: How,
  ): Promise<Values> {
    const inputs = this.#inputs(news);
    if (isPreview) return this.#preview(oldInputs, inputs, olds);
    return wrapped((await this.provider.update(id, this.#old(olds), inputs, end)).outs);
  }

  async read(id: string, properties: Values): Promise<Values> {
    if (Object.keys(properties).length === 0)
      throw new Error(
        "A refresh is not an object at the service, so it cannot be imported or looked up. Declare it, with " +
          '`onCreate: "skip"` if nothing is to be refreshed now',
      );
    return wrapped((await this.provider.read(id, this.#old(properties) as Outputs)).props);
  }

  async delete(id: string, properties: Values): Promise<void> {
    await this.provider.delete(id, this.#old(properties));
  }

  /** Shows what will be refreshed, and returns the outputs: the old ones if nothing will change, otherwise unknown. */
  async #preview(oldInputs: Values, inputs: Inputs, olds: Values): Promise<Values> {
    const old = unwrapped(oldInputs);
    await this.provider.announce({ ...old.values, ...shellOf(old) }, inputs);
    const progress: Partial<Outputs> = unwrapped(olds).values;
    const isKept =
      progress.inputsHash !== undefined &&
      !progress.pending &&
      !hasUnknown(inputs) &&
      pendingTargets(outstanding(progress, inputs)).length === 0;
    return isKept ? wrapped(olds) : Object.fromEntries(this.outputs.map((name) => [name, UNKNOWN]));
  }

  #inputs(news: Values): Inputs {
    const now = unwrapped(news);
    return { ...now.values, ...this.#shell(now) } as unknown as Inputs;
  }

  /** Old outputs, with the URN from the engine's request. */
  #old(olds: Values): Partial<Outputs & Shell> {
    const old = unwrapped(olds);
    return { ...old.values, ...this.#shell(old) };
  }

  #shell(of: Unwrapped): Shell {
    return { __urn: this.urn, ...shellOf(of) };
  }
}

/** Whether arguments (or outputs) are secret, or only the plan, because earlier arguments were. */
function shellOf({ secrets }: Unwrapped): Shell {
  const [first, second] = secrets;
  if (first === undefined) return {};
  return { __secret: first === "plan" && second === undefined ? "plan" : "arguments" };
}
