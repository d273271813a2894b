import { countsOf } from "../plan/counts";
import type { Lost } from "../plan/kept";
import { messageOf } from "../secrets/discreet";
import type { Attempt } from "./attempted";
import type { Outputs } from "./outputs";

/** What happens with other arguments if the state was too large to keep. */
const INSTEAD: Record<Lost, string> = {
  contents: "more is refreshed again than has changed",
  targets:
    "everything declared is refreshed again; with assets, the base URLs as directories, even with `collapse: false`",
};

/** An unfinished refresh, with the outputs that state must keep. */
export class RefreshFailed extends Error {
  override readonly name = "RefreshFailed";

  constructor(
    { failures, done, pending }: Attempt,
    readonly outputs: Outputs,
    { isSecret, lost }: { readonly isSecret: boolean; readonly lost?: Lost | undefined },
  ) {
    const awaited = pending.waiting.flatMap(({ targets }) => targets);
    const refused = pending.refused.flatMap(({ targets }) => targets);
    const next =
      refused.length > 0
        ? "Correct what was refused, or remove it from the arguments; the next `pulumi up` sends only what is unfinished."
        : "The next `pulumi up` continues from there.";
    const parts = [
      `Refreshed so far: ${countsOf(done)}`,
      ...(awaited.length > 0 ? [`accepted, not yet complete: ${countsOf(awaited)}`] : []),
      ...(refused.length > 0 ? [`refused: ${countsOf(refused)}`] : []),
      ...(pending.submit.length > 0 ? [`still to refresh: ${countsOf(pending.submit)}`] : []),
    ];
    const reasons = failures.map((failure) => messageOf(failure, isSecret));
    const coarse = lost
      ? ` That is too much to record: if the arguments change before a refresh succeeds, ${INSTEAD[lost]}.`
      : "";
    super([...reasons, `${parts.join("; ")}. ${next}${coarse}`].join("\n"));
  }
}
