import { type Attempt, attempt } from "./attempt";
import { type Context, type Inputs, waitSeconds } from "./context";
import { hash, hashOf } from "./hash";
import { acceptedOf, NOTHING_ACCEPTED, type Outputs } from "./outputs";
import { attemptHash, isRetry, outstanding } from "./plan/outstanding";
import { pendingText } from "./plan/pending";
import { targetsOf, targetsText } from "./plan/text";
import { outcomeText, RefreshFailed } from "./refresh-failed";

/**
 * The story of one refresh: what is outstanding, what was attempted, and what came of it. Throws RefreshFailed, which
 * holds the outputs to keep, when something is unfinished and the arguments do not ask for a mere warning.
 */
export async function refresh(
  context: Context,
  inputs: Inputs,
  previous: Partial<Outputs>,
): Promise<Outputs> {
  const work = outstanding(previous, inputs);
  if (work.submit.length === 0 && work.waiting.length === 0) {
    return { ...acceptedOf(previous), status: previous.status ?? "skipped", ...completed(inputs) };
  }
  const before = isRetry(previous, inputs) ? acceptedOf(previous) : NOTHING_ACCEPTED;
  const made = await attempt(context, inputs, work, before, new Set(previous.taskIds));
  if (!made.failure) {
    await context.tell(outcomeText(made, before, waitSeconds(inputs) > 0));
    return { ...made.accepted, status: made.status, ...completed(inputs) };
  }
  const failed = new RefreshFailed(made, unfinished(inputs, previous, made), context.isSecret);
  if (inputs.onFailure !== "warn") throw failed;
  await context.tell(failed.message, { severity: "warning" });
  return failed.outputs;
}

const completed = (inputs: Inputs) => ({ inputsHash: hashOf(inputs), completedPlan: hash(inputs.plan) });

/** Outputs that let the next update go on from here, or cover all of this attempt if the inputs change meanwhile. */
function unfinished(inputs: Inputs, previous: Partial<Outputs>, made: Attempt): Outputs {
  const doneBefore = isRetry(previous, inputs) ? targetsOf(previous.done) : [];
  return {
    ...made.accepted,
    status: made.status,
    inputsHash: hashOf(inputs),
    ...(previous.completedPlan && { completedPlan: previous.completedPlan }),
    attemptedPlan: attemptHash(inputs),
    done: targetsText([...doneBefore, ...made.done]),
    pending: pendingText(made.pending),
  };
}
