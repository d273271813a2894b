import type { Context } from "../calls/context";
import { hash, hashOf } from "../effects/hash";
import { keptOf } from "../plan/kept";
import { outstanding } from "../plan/outstanding";
import { pendingTargets } from "../plan/pending";
import { versionsIn } from "../plan/version";
import { preload } from "../preload/preload";
import { attempt } from "./attempt";
import type { Attempt } from "./attempted";
import { type Inputs, waitSeconds } from "./inputs";
import { outcomeText } from "./outcome-text";
import { type Accepted, acceptedOf, NOTHING_ACCEPTED, type Outputs, withWaiting } from "./outputs";
import { proof } from "./proof";
import { RefreshFailed } from "./refresh-failed";

/**
 * Carries out one refresh: what is outstanding, the attempt, its verification, the preload, and the result. If
 * something is unfinished, throws RefreshFailed, which contains the outputs to keep, or warns with `onFailure: "warn"`.
 */
export async function refresh(
  context: Context,
  inputs: Inputs,
  previous: Partial<Outputs>,
): Promise<Outputs> {
  const work = outstanding(previous, inputs);
  const isContinued = work.isRetry || work.done.length > 0;
  const before = isContinued ? acceptedOf(previous) : work.waiting.reduce(withWaiting, NOTHING_ACCEPTED);
  if (pendingTargets(work).length === 0) return nothingToDo(inputs, previous, before);
  const start = context.clock.now();
  const attempted = await attempt(context, inputs, work, before, new Set(previous.taskIds));
  const doneBefore = { done: work.done, isVerified: previous.verified !== undefined };
  const { made, earlier, verified } = await proof(context, inputs, attempted, doneBefore, start);
  const isDone = made.failures.length === 0;
  if (isDone) await context.tell(outcomeText(made, before, waitSeconds(inputs) > 0, verified));
  const warmed = await preloaded(context, inputs, made, isContinued ? previous : {});
  const outputs = { ...made.accepted, ...warmed, status: made.status, ...(verified && { verified }) };
  if (isDone) return { ...outputs, ...completed(inputs) };
  const unfinished = {
    pending: made.pending,
    done: [...earlier, ...made.done],
    letGo: work.letGo.map(({ target }) => target),
  };
  const { kept, lost } = keptOf(unfinished, work.planned, versionsIn(inputs));
  const failed = new RefreshFailed(
    made,
    {
      ...outputs,
      inputsHash: hashOf(inputs),
      ...(previous.completedPlan && { completedPlan: previous.completedPlan }),
      ...work.attempted,
      ...kept,
    },
    { isSecret: context.isSecret, lost },
  );
  if (inputs.onFailure !== "warn") throw failed;
  await context.tell(failed.message, { severity: "warning" });
  return failed.outputs;
}

/** Preloads what this update completed, even if it failed: the next update completes only the rest. */
async function preloaded(
  context: Context,
  inputs: Inputs,
  { done }: Attempt,
  earlier: Partial<Outputs>,
): Promise<Pick<Outputs, "preloadTaskIds">> {
  const taskIds = await preload(context, inputs, done);
  return taskIds ? { preloadTaskIds: [...new Set([...(earlier.preloadTaskIds ?? []), ...taskIds])] } : {};
}

/**
 * The outputs if there is nothing to refresh: those of the last refresh. If it was left unfinished and nothing of it is
 * owed any more, only what it had accepted counts.
 */
function nothingToDo(inputs: Inputs, previous: Partial<Outputs>, before: Accepted): Outputs {
  const { pending, status = "skipped", verified, preloadTaskIds } = previous;
  const shared = { ...(preloadTaskIds && { preloadTaskIds }), ...completed(inputs) };
  if (!pending) return { ...acceptedOf(previous), status, ...(verified && { verified }), ...shared };
  return { ...before, status: before.refreshed.calls > 0 ? "submitted" : "skipped", ...shared };
}

const completed = (inputs: Inputs) => ({ inputsHash: hashOf(inputs), completedPlan: hash(inputs.plan) });
