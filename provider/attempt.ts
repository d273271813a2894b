import { type Context, type Inputs, waitSeconds } from "./context";
import { type Accepted, withCall } from "./outputs";
import { batches } from "./plan/batch";
import { limitsFor } from "./plan/limits";
import { type Pending, pendingTargets } from "./plan/pending";
import type { Target } from "./plan/target";
import { withinQuota } from "./quota/within-quota";
import type { Status } from "./refreshed";
import type { ApiError } from "./rpc/api-error";
import { type Session, withSession } from "./rpc/session";
import { messageOf } from "./secrets/discreet";
import { SomeRefused } from "./some-refused";
import { submitCalls } from "./submit-calls";
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
  /** Why it is unfinished. */
  readonly failures: readonly Error[];
}

/** Submits what is to be submitted and waits for it if asked to. Never throws: nothing that was done may be lost. */
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
    return made;
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
  tell(`${messageOf(failure, isSecret)} It is sent again.`, { severity: "warning" });

type Record = (next: Partial<Attempt>) => Attempt;

/** Sends what the day's quota holds; what each call accepts, or has refused, is recorded at once. */
async function submitAll(
  { tell }: Context,
  session: Session,
  inputs: Inputs,
  start: Attempt,
  known: ReadonlySet<string>,
  record: Record,
): Promise<void> {
  const { submit, refused, waiting } = start.pending;
  const wanted = pendingTargets({ submit, refused, waiting: [] });
  if (wanted.length === 0) return void record({ status: "submitted" });
  const { targets, rest } = await withinQuota(session, inputs, wanted, tell);
  let made = record({ pending: { submit: [...targets, ...(rest?.targets ?? [])], refused: [], waiting } });

  const without = (gone: readonly Target[]) => {
    const set = new Set(gone);
    return made.pending.submit.filter((target) => !set.has(target));
  };
  const refusals: { readonly targets: readonly Target[]; readonly error: ApiError }[] = [];
  const limits = limitsFor(session.service.limits, inputs.limits);
  const calls = apart(targets, refused).flatMap((group) => batches(group, limits));
  await submitCalls(
    session,
    calls,
    { force: inputs.force ?? false, known },
    {
      accepted(accepted, { taskIds, requestId }) {
        const { pending } = made;
        const isAwaited = waitSeconds(inputs) > 0;
        const call = { taskIds, targets: accepted };
        made = record({
          accepted: withCall(made.accepted, accepted, taskIds, requestId),
          done: isAwaited ? made.done : [...made.done, ...accepted],
          pending: {
            ...pending,
            submit: without(accepted),
            waiting: isAwaited ? [...pending.waiting, call] : pending.waiting,
          },
        });
      },
      refused(gone, error) {
        const { pending } = made;
        refusals.push({ targets: gone, error });
        const refused = [...pending.refused, { code: error.code, targets: gone }];
        made = record({ pending: { ...pending, submit: without(gone), refused } });
      },
    },
  );
  const failures = [
    ...(refusals.length > 0 ? [new SomeRefused(refusals)] : []),
    ...(rest ? [rest.reason] : []),
  ];
  record({ status: failures.length > 0 ? "failed" : "submitted", failures });
}

/** What was refused before goes out by itself, each code's targets, so that it holds back nothing else. */
function apart(
  targets: readonly Target[],
  refused: readonly { readonly targets: readonly Target[] }[],
): Target[][] {
  const groups = refused.map((of) => new Set(of.targets));
  return [
    targets.filter((target) => !groups.some((group) => group.has(target))),
    ...groups.map((group) => targets.filter((target) => group.has(target))),
  ];
}

/** Waits for the tasks of the accepted calls, and sorts them by what became of them. */
async function finish(
  { tell }: Context,
  session: Session,
  seconds: number,
  { pending, done: before, failures: earlier, status }: Attempt,
  record: Record,
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
