import type { Args } from "../../../provider/arguments/args";
import type { Planned } from "../../../provider/plan/change";
import { plan } from "../../../provider/plan/plan";
import { planChanges } from "../../../provider/plan/text";
import { cdn } from "../../../provider/services/cdn";

export const BASE = "https://static.example.com/";
/** The targets that a plan names. */
export const planTargets = (text: string, args: Args = { objectPaths: [], trigger: "" }) =>
  planChanges(text, args).map(({ target }) => target);

/** Plans one set of arguments after the other, as successful runs would. */
export function plans(...all: Args[]): string[] {
  let state: Planned | undefined;
  return all.map((args) => {
    const text = plan(cdn, state, args);
    if (typeof text !== "string") throw new Error(text.reason);
    state = { ...args, plan: text };
    return text;
  });
}
