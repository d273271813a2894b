import { z } from "zod";
import { PURGE_TYPE_NAMES } from "../esa/purge-types";
import type { SiteQuotaOptions } from "../esa/site-options";
import type { Sites } from "../esa/sites";

const type = z.enum(PURGE_TYPE_NAMES).describe("As PurgeCaches names it");

export const siteQuotaSchema = z.strictObject({
  site: z.string().min(1).describe("The site's name"),
  type,
  remain: z.int().min(0).describe("How many may still be purged today"),
}) satisfies z.ZodType<SiteQuotaOptions>;

export const siteView = z.object({
  site: z.string().describe("Its name"),
  siteId: z.string(),
  plan: z.string(),
  status: z.string(),
  quota: z.array(z.object({ type, quota: z.int(), remain: z.int() })).describe("Of today (UTC+8)"),
});

/** Each site, with its daily quotas and what is left of them. */
export function siteViews(sites: Sites, now: number): z.output<typeof siteView>[] {
  return sites.list().map((site) => ({
    site: site.name,
    siteId: site.id,
    plan: site.plan,
    status: site.status,
    quota: PURGE_TYPE_NAMES.map((type) => {
      const quota = sites.quota(site, type);
      return { type, quota, remain: quota - sites.usage(site, type, now) };
    }),
  }));
}
