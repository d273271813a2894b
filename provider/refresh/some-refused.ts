import { countsOf } from "../plan/counts";
import { named } from "../plan/wording";
import type { ApiError } from "../rpc/api-error";
import { isAboutDomains } from "../rpc/treatment";
import { domainOf, type Target } from "../services/target";

/** Targets of a refused call. */
export interface Refusal {
  readonly targets: readonly Target[];
  readonly error: ApiError;
}

/** This many domains and paths are named, the others counted. */
const DOMAINS = 3;
const PATHS = 5;

/** The service refused some of the targets, or all. This does not affect the others: they are sent anyway. */
export class SomeRefused extends Error {
  override readonly name = "SomeRefused";
  /** The message without domains and paths. */
  readonly discreet: string;

  constructor(refusals: readonly Refusal[]) {
    const byCode = [...Map.groupBy(refusals, ({ error }) => error.code).values()];
    super(byCode.map((of) => text(of, ({ message }) => message, namesOf)).join("\n"));
    this.discreet = byCode.map((of) => text(of, ({ discreet }) => discreet, countsOf)).join("\n");
  }
}

/** The message of the first refusal, and everything that was refused with the same code. */
function text(
  refusals: readonly Refusal[],
  messageOf: (error: ApiError) => string,
  nameTargets: (targets: readonly Target[], code: string) => string,
): string {
  const targets = refusals.flatMap((refusal) => refusal.targets);
  return refusals
    .slice(0, 1)
    .map(({ error }) => `${messageOf(error)} Refused: ${nameTargets(targets, error.code)}.`)
    .join();
}

function namesOf(targets: readonly Target[], code: string): string {
  if (!isAboutDomains(code))
    return named(
      targets.map(({ path }) => path),
      PATHS,
    );
  const domains = [...Map.groupBy(targets, domainOf)];
  return named(
    domains.map(([domain, of]) => `${countsOf(of)} of ${domain}`),
    DOMAINS,
  );
}
