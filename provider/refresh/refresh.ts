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
import { type Accepted, acceptedOf, NOTHING_ACCEPTED, type Outputs, withWaiting } from "./outputs";
import { proof } from "./proof";
import { outcomeText, RefreshFailed } from "./refresh-failed";

/**
 * The story of one refresh: what is outstanding, what was attempted, what visitors get, what is warmed, and what came of
 * it. Throws RefreshFailed, which holds the outputs to keep, when something is unfinished and the arguments do not ask for
 * a mere warning.
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
  const came = { ...made.accepted, ...warmed, status: made.status, ...(verified && { verified }) };
  if (isDone) return { ...came, ...completed(inputs) };
  const unfinished = {
    pending: made.pending,
    done: [...earlier, ...made.done],
    letGo: work.letGo.map(({ target }) => target),
  };
  const { kept, lost } = keptOf(unfinished, work.planned, versionsIn(inputs));
  const failed = new RefreshFailed(
    made,
    {
      ...came,
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

/** What this update completed, in failures too, is warmed now: the next one completes only what is left. */
async function preloaded(
  context: Context,
  inputs: Inputs,
  { done }: Attempt,
  earlier: Partial<Outputs>,
): Promise<Pick<Outputs, "preloadTaskIds">> {
  const taskIds = await preload(context, inputs, done);
  return taskIds ? { preloadTaskIds: [...new Set([...(earlier.preloadTaskIds ?? []), ...taskIds])] } : {};
}

/** Nothing was to be refreshed, or nothing is any more: what is known of the last refresh stays, but for a failure. */
function nothingToDo(inputs: Inputs, previous: Partial<Outputs>, before: Accepted): Outputs {
  const { pending, status = "skipped", verified, preloadTaskIds } = previous;
  const shared = { ...(preloadTaskIds && { preloadTaskIds }), ...completed(inputs) };
  if (!pending) return { ...acceptedOf(previous), status, ...(verified && { verified }), ...shared };
  return { ...before, status: before.refreshed.calls > 0 ? "submitted" : "skipped", ...shared };
}

const completed = (inputs: Inputs) => ({ inputsHash: hashOf(inputs), completedPlan: hash(inputs.plan) });
