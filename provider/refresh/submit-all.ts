import type { Context } from "../calls/context";
import type { Session } from "../calls/session";
import { splitBySite } from "../calls/split-by-site";
import { batches } from "../plan/batch";
import { limitsFor } from "../plan/limits";
import type { Refused } from "../plan/pending";
import { type WithinQuota, withinQuota } from "../quota/within-quota";
import type { Target } from "../services/target";
import type { Attempt, RecordProgress } from "./attempted";
import { type Inputs, waitSeconds } from "./inputs";
import { withCall } from "./outputs";
import { type Refusal, SomeRefused } from "./some-refused";
import { type Outcomes, submitCalls } from "./submit-calls";

/** Submits what today's quota allows, and records what was accepted and refused, even if it throws. */
export async function submitAll(
  { tell }: Context,
  session: Session,
  inputs: Inputs,
  start: Attempt,
  known: ReadonlySet<string>,
  record: RecordProgress,
): Promise<void> {
  const { submit, refused } = start.pending;
  const again = refused.flatMap(({ targets }) => targets);
  if (submit.length + again.length === 0) return record({ status: "submitted" });
  const refusedBefore = new Set(again);
  const { parts, homeless } = await splitBySite(session, inputs, [...submit, ...again]);
  // The quotas of all sites are checked before anything is sent.
  const shares: (WithinQuota & { readonly session: Session })[] = [];
  for (const { session, targets: of } of parts) {
    const [old, fresh] = [
      of.filter((target) => refusedBefore.has(target)),
      of.filter((target) => !refusedBefore.has(target)),
    ];
    shares.push({ session, ...(await withinQuota(session, inputs, fresh, old, tell)) });
  }
  const isAwaited = waitSeconds(inputs) > 0;
  const open = new Set(shares.flatMap(({ targets, rest }) => [...targets, ...(rest?.targets ?? [])]));
  const refusals: Refusal[] = [...homeless];
  let { accepted } = start;
  const [done, waiting] = [[...start.done], [...start.pending.waiting]];

  const limits = limitsFor(session.service.limits, inputs.limits);
  const outcomes: Outcomes = {
    accepted(of, { taskIds, requestId }) {
      for (const target of of) open.delete(target);
      accepted = withCall(accepted, of, taskIds, requestId);
      if (isAwaited) waiting.push({ taskIds, targets: of });
      else for (const target of of) done.push(target);
    },
    refused(of, error) {
      for (const target of of) open.delete(target);
      refusals.push({ targets: of, error });
    },
  };
  const soFar = () => ({
    accepted,
    done,
    pending: {
      submit: [...open].filter((target) => !refusedBefore.has(target)),
      refused: [
        ...among(refused, open),
        ...refusals.map((of) => ({ code: of.error.code, targets: of.targets })),
      ],
      waiting,
    },
    failures: refusals.length > 0 ? [new SomeRefused(refusals)] : [],
  });
  try {
    for (const { session, targets } of shares) {
      // Targets that were refused before are sent in separate calls, by error code, so that they do not affect others.
      const groups = [
        targets.filter((target) => !refusedBefore.has(target)),
        ...among(refused, new Set(targets)).map((of) => of.targets),
      ];
      const calls = groups.flatMap((group) => batches(group, limits));
      await submitCalls(session, calls, { force: inputs.force ?? false, known }, outcomes);
    }
  } catch (error) {
    record(soFar());
    throw error;
  }
  const made = soFar();
  const failures = [...made.failures, ...shares.flatMap(({ rest }) => (rest ? [rest.reason] : []))];
  record({ ...made, failures, status: failures.length > 0 ? "failed" : "submitted" });
}

/** The refused targets that are in a set. */
function among(refused: readonly Refused[], targets: ReadonlySet<Target>): Refused[] {
  const kept = refused.map((of) => ({ ...of, targets: of.targets.filter((target) => targets.has(target)) }));
  return kept.filter((of) => of.targets.length > 0);
}
