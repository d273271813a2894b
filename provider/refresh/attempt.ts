import type { Context } from "../calls/context";
import { type Session, withSession } from "../calls/session";
import { inTurn } from "../calls/turn";
import type { Pending } from "../plan/pending";
import { messageOf } from "../secrets/discreet";
import { TasksFailed, TimedOut } from "../tasks/outcome";
import { resume } from "../tasks/resume";
import { waitForTasks } from "../tasks/wait";
import type { Attempt, RecordProgress } from "./attempted";
import { type Inputs, waitSeconds } from "./inputs";
import type { Accepted } from "./outputs";
import { submitAll } from "./submit-all";

/** Submits targets and, if the update waits, waits for their tasks. Never throws, so that the result is always kept. */
export async function attempt(
  context: Context,
  inputs: Inputs,
  work: Pending,
  before: Accepted,
  known: ReadonlySet<string>,
): Promise<Attempt> {
  let made: Attempt = { accepted: before, done: [], pending: work, status: "failed", failures: [] };
  const record = (next: Partial<Attempt>) => {
    made = { ...made, ...next };
  };
  try {
    const carryOut = async (session: Session) => {
      const { failure, ...resumed } = await resume(session, work, waitSeconds(inputs) > 0);
      record(resumed);
      if (failure) await tellAgain(context, failure);
      await inTurn(session.key, () => submitAll(context, session, inputs, made, known, record));
      if (waitSeconds(inputs) > 0) await finish(context, session, waitSeconds(inputs), made, record);
    };
    await withSession(context.service, await context.account(), context.clock, carryOut, context.tell);
  } catch (error) {
    record({ status: "failed", failures: [...made.failures, error as Error] });
  }
  return made;
}

const tellAgain = ({ tell, isSecret }: Context, failure: Error) =>
  tell(`${messageOf(failure, isSecret)} What failed is sent again.`, { severity: "warning" });

/** Waits for the tasks of the accepted calls, and records their results. */
async function finish(
  { tell }: Context,
  session: Session,
  seconds: number,
  { pending, done: before, failures: earlier, status }: Attempt,
  record: RecordProgress,
): Promise<void> {
  if (pending.waiting.length === 0) return void record({ status: earlier.length > 0 ? status : "complete" });
  const progress = (message: string) => tell(message, { ephemeral: true });
  const { done, failed, descriptions, waiting } = await waitForTasks(
    session,
    pending.waiting,
    seconds * 1000,
    progress,
  );
  const failures = [
    ...earlier,
    ...(failed.length > 0 ? [new TasksFailed(failed, descriptions)] : []),
    ...(waiting.length > 0 ? [new TimedOut(seconds)] : []),
  ];
  const isFailed = earlier.length > 0 || failed.length > 0;
  record({
    done: [...before, ...done],
    pending: { ...pending, submit: [...pending.submit, ...failed], waiting },
    status: isFailed ? "failed" : waiting.length > 0 ? "timedOut" : "complete",
    failures,
  });
}
