import type { Inputs } from "./context";
import { hashOf } from "./hash";
import { tellAbout } from "./log";
import type { Outputs } from "./outputs";
import { countsOf } from "./plan/counts";
import { isRetry } from "./plan/outstanding";
import { pendingOf, pendingTargets } from "./plan/pending";
import { targetsOf } from "./plan/text";

/**
 * Whether the resource needs an update: yes while something is unfinished, even after `pulumi refresh` has cleared the
 * engine's own mark; no when the inputs are those of the outputs. Else (undefined) the engine compares and shows them.
 */
export async function diff(old: Partial<Outputs>, now: Inputs): Promise<{ changes?: boolean }> {
  if (!old.pending) return hashOf(now) === old.inputsHash ? { changes: false } : {};
  const left = countsOf(pendingTargets(pendingOf(old.pending)));
  const done = isRetry(old, now) ? targetsOf(old.done) : [];
  const text =
    done.length > 0
      ? `the last attempt refreshed ${countsOf(done)} of these; \`pulumi up\` goes on with ${left}`
      : `the last refresh left ${left} unfinished; \`pulumi up\` goes on with that`;
  await tellAbout(now.__urn)(text);
  return { changes: true };
}
