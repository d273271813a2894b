import type { Context } from "../calls/context";
import { hash, hashOf } from "../effects/hash";
import { keptOf } from "../plan/kept";
import { attemptHash, isRetry, outstanding, plannedTargets } from "../plan/outstanding";
import { pendingTargets } from "../plan/pending";
import { versionsIn } from "../plan/version";
import { attempt } from "./attempt";
import { type Inputs, waitSeconds } from "./inputs";
import { type Accepted, acceptedOf, NOTHING_ACCEPTED, type Outputs, withWaiting } from "./outputs";
import { proof } from "./proof";
import { outcomeText, RefreshFailed } from "./refresh-failed";

/**
 * The story of one refresh: what is outstanding, what was attempted, what visitors get, and what came of it. Throws RefreshFailed, which
 * holds the outputs to keep, when something is unfinished and the arguments do not ask for a mere warning.
 */
export async function refresh(
  context: Context,
  inputs: Inputs,
  previous: Partial<Outputs>,
): Promise<Outputs> {
  const work = outstanding(previous, inputs);
  const isContinued = isRetry(previous, inputs) || work.done.length > 0;
  const before = isContinued ? acceptedOf(previous) : work.waiting.reduce(withWaiting, NOTHING_ACCEPTED);
  if (pendingTargets(work).length === 0) return nothingToDo(inputs, previous, before);
  const start = context.clock.now();
  const attempted = await attempt(context, inputs, work, before, new Set(previous.taskIds));
  const doneBefore = { done: work.done, isVerified: previous.verified !== undefined };
  const { made, earlier, verified } = await proof(context, inputs, attempted, doneBefore, start);
  const came = { ...made.accepted, status: made.status, ...(verified && { verified }) };
  if (made.failures.length === 0) {
    await context.tell(outcomeText(made, before, waitSeconds(inputs) > 0, verified));
    return { ...came, ...completed(inputs) };
  }
  const unfinished = {
    pending: made.pending,
    done: [...earlier, ...made.done],
    letGo: work.letGo.map(({ target }) => target),
  };
  const { kept, isCoarse } = keptOf(unfinished, plannedTargets(inputs), versionsIn(inputs));
  const failed = new RefreshFailed(
    made,
    {
      ...came,
      inputsHash: hashOf(inputs),
      ...(previous.completedPlan && { completedPlan: previous.completedPlan }),
      attemptedPlan: attemptHash(inputs),
      ...kept,
    },
    { isSecret: context.isSecret, isCoarse },
  );
  if (inputs.onFailure !== "warn") throw failed;
  await context.tell(failed.message, { severity: "warning" });
  return failed.outputs;
}

/** Nothing was to be refreshed, or nothing is any more: what is known of the last refresh stays, but for a failure. */
function nothingToDo(inputs: Inputs, previous: Partial<Outputs>, before: Accepted): Outputs {
  const { pending, status = "skipped", verified } = previous;
  if (!pending)
    return { ...acceptedOf(previous), status, ...(verified && { verified }), ...completed(inputs) };
  return { ...before, status: before.refreshed.calls > 0 ? "submitted" : "skipped", ...completed(inputs) };
}

const completed = (inputs: Inputs) => ({ inputsHash: hashOf(inputs), completedPlan: hash(inputs.plan) });
