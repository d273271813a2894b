import { type Context, type Inputs, waitSeconds } from "./context";
import { type Accepted, withCall } from "./outputs";
import { batches } from "./plan/batch";
import { limitsFor } from "./plan/limits";
import { type Pending, pendingTargets, type Refused } from "./plan/pending";
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
  const { submit, waiting } = start.pending;
  const again = start.pending.refused.flatMap(({ targets }) => targets);
  if (submit.length + again.length === 0) return void record({ status: "submitted" });
  const { targets, rest } = await withinQuota(session, inputs, submit, again, tell);
  const unsent = new Set([...targets, ...(rest?.targets ?? [])]);
  const before = new Set(again);
  const others = [...unsent].filter((target) => !before.has(target));
  const refused = among(start.pending.refused, unsent);
  let made = record({ pending: { submit: others, refused, waiting } });

  /** What is pending without these. */
  const without = (targets: readonly Target[]): Pending => {
    const { pending } = made;
    const gone = new Set(targets);
    const left = new Set(pendingTargets(pending).filter((target) => !gone.has(target)));
    return {
      ...pending,
      submit: pending.submit.filter((target) => left.has(target)),
      refused: among(pending.refused, left),
    };
  };
  const refusals: { readonly targets: readonly Target[]; readonly error: ApiError }[] = [];
  const limits = limitsFor(session.service.limits, inputs.limits);
  // What was refused before goes out by itself, each code's targets, so that it holds back nothing else.
  const sent = new Set(targets);
  const groups = [
    others.filter((target) => sent.has(target)),
    ...among(refused, sent).map((of) => of.targets),
  ];
  await submitCalls(
    session,
    groups.flatMap((group) => batches(group, limits)),
    { force: inputs.force ?? false, known },
    {
      accepted(accepted, { taskIds, requestId }) {
        const isAwaited = waitSeconds(inputs) > 0;
        const pending = without(accepted);
        const call = { taskIds, targets: accepted };
        made = record({
          accepted: withCall(made.accepted, accepted, taskIds, requestId),
          done: isAwaited ? made.done : [...made.done, ...accepted],
          pending: isAwaited ? { ...pending, waiting: [...pending.waiting, call] } : pending,
        });
      },
      refused(gone, error) {
        refusals.push({ targets: gone, error });
        const pending = without(gone);
        const refused = [...pending.refused, { code: error.code, targets: gone }];
        made = record({ pending: { ...pending, refused }, failures: [new SomeRefused(refusals)] });
      },
    },
  );
  const failures = [...made.failures, ...(rest ? [rest.reason] : [])];
  record({ status: failures.length > 0 ? "failed" : "submitted", failures });
}

/** The refused ones that are among these. */
function among(refused: readonly Refused[], targets: ReadonlySet<Target>): Refused[] {
  const kept = refused.map((of) => ({ ...of, targets: of.targets.filter((target) => targets.has(target)) }));
  return kept.filter((of) => of.targets.length > 0);
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
