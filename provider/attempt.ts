import { type Context, type Inputs, waitSeconds } from "./context";
import { type Accepted, type Status, withCall } from "./outputs";
import { batches } from "./plan/batch";
import { limitsFor } from "./plan/limits";
import type { Pending, Waiting } from "./plan/pending";
import type { Target } from "./plan/target";
import { withinQuota } from "./quota/within-quota";
import { type Session, withSession } from "./rpc/session";
import { submit } from "./rpc/submit";
import { messageOf } from "./secrets/discreet";
import { TasksFailed, TimedOut } from "./tasks/outcome";
import { resume } from "./tasks/resume";
import { waitForTasks } from "./tasks/wait";
import { inTurn } from "./turn";

/** How far a refresh came. */
export interface Attempt {
  /** What the service accepted, with what it had accepted in an earlier try. */
  readonly accepted: Accepted;
  readonly done: readonly Target[];
  readonly pending: Pending;
  readonly status: Status;
  /** Why it ended early. */
  readonly failure?: Error;
}

/** Submits what is to be submitted and waits for it if asked to. Never throws: nothing that was done may be lost. */
export async function attempt(
  context: Context,
  inputs: Inputs,
  work: Pending,
  before: Accepted,
  known: ReadonlySet<string>,
): Promise<Attempt> {
  let made: Attempt = { accepted: before, done: [], pending: work, status: "failed" };
  const record = (next: Attempt) => {
    made = next;
  };
  try {
    const carryOut = async (session: Session) => {
      const { failure, ...resumed } = await resume(session, work, waitSeconds(inputs) > 0);
      record({ ...made, ...resumed });
      if (failure) await tellAgain(context, failure);
      await inTurn(session.key, () => submitAll(context, session, inputs, made, known, record));
      if (waitSeconds(inputs) > 0) await finish(context, session, waitSeconds(inputs), made, record);
    };
    await withSession(context.service, await context.account(), context.clock, carryOut, context.tell);
    return made;
  } catch (failure) {
    return { ...made, failure: failure as Error };
  }
}

const tellAgain = ({ tell, isSecret }: Context, failure: Error) =>
  tell(`${messageOf(failure, isSecret)} It is sent again.`, { severity: "warning" });

/** One call after the other; what each accepts is recorded at once. */
async function submitAll(
  { tell }: Context,
  session: Session,
  inputs: Inputs,
  start: Attempt,
  known: ReadonlySet<string>,
  record: (made: Attempt) => void,
): Promise<void> {
  if (start.pending.submit.length === 0) return record({ ...start, status: "submitted" });
  const { targets, rest } = await withinQuota(session, inputs, start.pending.submit, tell);
  const later = rest?.targets ?? [];
  const calls = batches(targets, limitsFor(session.service.limits, inputs.limits));
  let made: Attempt = {
    ...start,
    pending: { ...start.pending, submit: [...targets, ...later] },
    status: "submitted",
  };
  for (const [index, batch] of calls.entries()) {
    record({ ...made, status: "failed" });
    const { taskIds, requestId } = await submit(session, batch, inputs.force ?? false, known);
    const call: Waiting = { taskIds, targets: batch };
    const isAwaited = waitSeconds(inputs) > 0;
    made = {
      accepted: withCall(made.accepted, batch, taskIds, requestId),
      done: isAwaited ? made.done : [...made.done, ...batch],
      pending: {
        submit: [...calls.slice(index + 1).flat(), ...later],
        waiting: isAwaited ? [...made.pending.waiting, call] : made.pending.waiting,
      },
      status: "submitted",
    };
  }
  record(rest ? { ...made, status: "failed" } : made);
  if (rest) throw rest.reason;
}

/** Waits for the tasks of the accepted calls, and sorts them by what became of them. */
async function finish(
  { tell }: Context,
  session: Session,
  seconds: number,
  made: Attempt,
  record: (made: Attempt) => void,
): Promise<void> {
  const progress = (message: string) => tell(message, { ephemeral: true });
  const { done, failed, descriptions, waiting } = await waitForTasks(
    session,
    made.pending.waiting,
    seconds * 1000,
    progress,
  );
  const status = failed.length > 0 ? "failed" : waiting.length > 0 ? "timedOut" : "complete";
  record({ ...made, done: [...made.done, ...done], pending: { submit: failed, waiting }, status });
  if (status === "failed") throw new TasksFailed(failed, descriptions);
  if (status === "timedOut") throw new TimedOut(seconds);
}
