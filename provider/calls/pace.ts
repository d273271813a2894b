const MINUTE = 60_000;

/** What calls are kept below. */
export interface PaceLimits {
  /** Calls a second of one operation and account. */
  readonly callsPerSecond: number;
  /** URLs of one domain a minute. */
  readonly urlsPerDomainAndMinute: number;
}

/** The calls of one operation and account, one process wide: when the next one may go. */
export class Pace {
  #lastCall = Number.NEGATIVE_INFINITY;
  readonly #urls = new Map<string, { readonly at: number; readonly count: number }[]>();

  constructor(private readonly limits: PaceLimits) {}

  /**
   * Books the next free moment for a call with so many URLs of each domain, and answers how long it is from now, in
   * milliseconds. A call larger than a minute's worth waits for an empty minute.
   */
  reserve(now: number, urlsOfDomain: ReadonlyMap<string, number> = new Map()): number {
    let at = Math.max(now, this.#lastCall + 1_000 / this.limits.callsPerSecond);
    for (const [domain, count] of urlsOfDomain) at = Math.max(at, this.#whenFree(domain, count, at));
    this.#lastCall = at;
    for (const [domain, count] of urlsOfDomain) {
      const recent = (this.#urls.get(domain) ?? []).filter((booked) => booked.at > now - MINUTE);
      this.#urls.set(domain, [...recent, { at, count }]);
    }
    return at - now;
  }

  /** The first moment from `at` on when the domain's last minute has room for `count` more. */
  #whenFree(domain: string, count: number, at: number): number {
    let booked = (this.#urls.get(domain) ?? []).filter((entry) => entry.at > at - MINUTE);
    let free = at;
    while (booked.length > 0 && sumOf(booked) + count > this.limits.urlsPerDomainAndMinute) {
      const [first, ...rest] = booked;
      free = (first?.at ?? at) + MINUTE;
      booked = rest;
    }
    return free;
  }
}

const sumOf = (entries: readonly { readonly count: number }[]) =>
  entries.reduce((sum, { count }) => sum + count, 0);
