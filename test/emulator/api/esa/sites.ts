import { siteOfHost } from "../../site-names";
import { PURGE_TYPE_NAMES, PURGE_TYPES } from "./purge-types";
import type { PurgeType, SiteOptions, SitePlan, SiteQuotaOptions } from "./site-options";

/** A site of the account. */
export interface Site {
  readonly name: string;
  /** 15 digits. */
  readonly id: string;
  readonly plan: SitePlan;
  readonly perDay: NonNullable<SiteOptions["perDay"]>;
  readonly status: NonNullable<SiteOptions["status"]>;
}

const FIRST_ID = 740_000_000_000_001;
const DAY = 86_400_000;
const UTC_PLUS_8 = 8 * 3_600_000;

/** The account's sites, and how much of its quotas each has used today. */
export class Sites {
  readonly #sites: readonly Site[];
  readonly #used = new Map<string, number>();
  #day = Number.NaN;

  constructor(options: Readonly<Record<string, SiteOptions>>) {
    this.#sites = Object.entries(options).map(
      ([name, { plan = "free", perDay = {}, status = "active" }], index) => ({
        name: name.toLowerCase(),
        id: String(FIRST_ID + index),
        plan,
        perDay,
        status,
      }),
    );
  }

  list(): readonly Site[] {
    return this.#sites;
  }

  byId(id: string): Site | undefined {
    return this.#sites.find((site) => site.id === id);
  }

  /** The site to which a host belongs. */
  ofHost(host: string): Site | undefined {
    const name = siteOfHost(
      this.#sites.map((site) => site.name),
      host,
    );
    return this.#sites.find((site) => site.name === name);
  }

  quota({ plan, perDay }: Site, type: PurgeType): number {
    return perDay[type] ?? PURGE_TYPES[type].perDay[plan];
  }

  /** Today's usage. A day is assumed to start at 00:00 UTC+8, as for the other products. */
  usage(site: Site, type: PurgeType, now: number): number {
    const day = Math.floor((now + UTC_PLUS_8) / DAY);
    if (day !== this.#day) this.#used.clear();
    this.#day = day;
    return this.#used.get(`${site.name} ${type}`) ?? 0;
  }

  /** Uses quota for all objects, or for none if that exceeds the daily quota. */
  take(site: Site, type: PurgeType, amount: number, now: number): boolean {
    const used = this.usage(site, type, now) + amount;
    if (used > this.quota(site, type)) return false;
    this.#used.set(`${site.name} ${type}`, used);
    return true;
  }

  /** Uses up all quotas of all sites. */
  spendAll(now: number): void {
    for (const { name: site } of this.#sites) {
      for (const type of PURGE_TYPE_NAMES) this.setQuota({ site, type, remain: 0 }, now);
    }
  }

  /** Sets what is left for the rest of the day. Throws a RangeError if the site does not exist. */
  setQuota({ site: name, type, remain }: SiteQuotaOptions, now: number): void {
    const site = this.#sites.find((one) => one.name === name.toLowerCase());
    if (site === undefined) throw new RangeError(`sites: ${name} is not one of the emulator's sites`);
    this.usage(site, type, now);
    this.#used.set(`${site.name} ${type}`, this.quota(site, type) - remain);
  }
}
