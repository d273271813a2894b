const MINUTE = 60_000;

/** Rate limits. */
export interface PaceLimits {
  /** Calls per second of one operation and account. */
  readonly callsPerSecond: number;
  /** URLs of the same domain per minute. */
  readonly urlsPerDomainAndMinute: number;
}

/** Decides when calls of one operation and account may be sent, for the whole process. */
export class Pace {
  #lastCall = Number.NEGATIVE_INFINITY;
  readonly #urls = new Map<string, { readonly at: number; readonly count: number }[]>();

  constructor(private readonly limits: PaceLimits) {}

  /**
   * Reserves the next possible time for a call with the given numbers of URLs by domain. Returns the time to wait in
   * ms. A call with more URLs than are allowed per minute waits until its domains have had no call for a minute.
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

  /** The first time from `at` on when `count` more URLs of the domain are allowed. */
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
