import type { Config } from "../account/settings";
import type { Problem } from "../arguments/validate";
import type { Inputs, Shell } from "../refresh/inputs";
import type { Outputs } from "../refresh/outputs";
import type { Service } from "../services/service";

/** The methods for resources of one type, which the dynamic provider host and the plugin call. */
export interface ResourceProvider {
  readonly service: Service;
  configure(request: { readonly config: Config }): void;
  check(old: object, now: object): Promise<{ inputs: object; failures: Problem[] }>;
  diff(id: string, old: Partial<Outputs & Shell>, now: Inputs): Promise<{ changes?: boolean }>;
  create(inputs: Inputs, end?: AbortSignal): Promise<{ id: string; outs: Outputs & Shell }>;
  update(
    id: string,
    old: Partial<Outputs>,
    now: Inputs,
    end?: AbortSignal,
  ): Promise<{ outs: Outputs & Shell }>;
  read(id: string, props: Outputs & Shell): Promise<{ id: string; props: Outputs }>;
  /**
   * Shows what planned inputs will refresh. Called only by the plugin, whose `check` does not know whether it is a
   * preview.
   */
  announce(old: Shell & { readonly plan?: string }, now: Inputs): Promise<void>;
  delete(id: string, props: Partial<Outputs & Shell>): Promise<void>;
}
