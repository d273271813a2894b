import type { Config } from "../account/settings";
import type { Problem } from "../arguments/validate";
import type { Inputs, Shell } from "../refresh/inputs";
import type { Outputs } from "../refresh/outputs";
/** What the dynamic provider host calls for the resources of one type. */
export interface ResourceProvider {
  configure(request: { readonly config: Config }): void;
  check(old: object, now: object): Promise<{ inputs: object; failures: Problem[] }>;
  diff(id: string, old: Partial<Outputs & Shell>, now: Inputs): Promise<{ changes?: boolean }>;
  create(inputs: Inputs): Promise<{ id: string; outs: Outputs & Shell }>;
  update(id: string, old: Partial<Outputs>, now: Inputs): Promise<{ outs: Outputs & Shell }>;
  read(id: string, props: Outputs & Shell): Promise<{ id: string; props: Outputs }>;
  delete(id: string, props: Partial<Outputs & Shell>): Promise<void>;
}
