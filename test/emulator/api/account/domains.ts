import { documented } from "../protocol/errors";
import { domainSchema } from "./domain-schema";
import type { DomainState } from "./domain-state";

const REFUSED: Readonly<Record<Exclude<DomainState, "online">, string>> = {
  offline: "InvalidDomain.Offline",
  configuring: "ServiceBusy",
  configureFailed: "InvalidDomain.Configure_failed",
  unknown: "InvalidDomain.NotFound",
};

/** The account's domains and their states. */
export class Domains {
  readonly #states: Map<string, DomainState>;

  constructor(
    states: Iterable<readonly [name: string, state: DomainState]>,
    private readonly others: DomainState,
  ) {
    this.#states = new Map([...states].map(([name, state]) => [name.toLowerCase(), state]));
  }

  /** Throws a ZodError if the state does not exist. */
  set(name: string, state: DomainState): void {
    const domain = domainSchema.parse({ domain: name, state });
    this.#states.set(domain.domain.toLowerCase(), domain.state);
  }

  list(): { domain: string; state: DomainState }[] {
    return [...this.#states].map(([domain, state]) => ({ domain, state }));
  }

  /** Throws the service's error if the domain cannot be refreshed. */
  requireOnline(domain: string): void {
    const state = this.#states.get(domain) ?? this.others;
    if (state !== "online") throw documented(REFUSED[state]);
  }
}
