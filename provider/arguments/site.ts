import { z } from "zod";
import { canonicalHost } from "../services/canonical";
import { domainName } from "./domain";
import { expected } from "./expected";
import { known } from "./known";
import { siteLimits } from "./limits";
import { hasUnknown } from "./unknown";

const siteId = z
  .string({ error: expected("must be a string: a site's id, such as 740000000000001, in quotes") })
  .regex(/^\d+$/, { error: "must be a site's id: digits only, such as 740000000000001, in quotes" });

/** The additional arguments of a service that is divided into sites. */
export const siteShape = {
  site: known(domainName).optional(),
  siteId: known(siteId).optional(),
  limits: known(siteLimits).optional(),
};

interface SiteFields {
  readonly site?: string | undefined;
  readonly siteId?: string | undefined;
  readonly objectType?: string | undefined;
  readonly objectPaths?: readonly string[];
  readonly baseUrls?: readonly string[];
}

type Check = z.core.CheckFn<SiteFields>;

/** Cache tags require a site, and if the site is named, everything must belong to it. */
export const ofOneSite: Check = ({ value, issues }) => {
  const { site, siteId, objectType = "File", objectPaths, baseUrls } = value;
  const isTags = objectType === "CacheTag";
  if (isTags && site === undefined && siteId === undefined) {
    const message =
      "is missing: cache tags require site or siteId, since a tag alone does not identify a site";
    issues.push({ code: "custom", message, input: site, path: ["site"] });
  }
  if (isTags || site === undefined || hasUnknown(site)) return;
  const name = canonicalHost(site) ?? site;
  for (const [property, paths] of Object.entries({ objectPaths, baseUrls })) {
    if (!Array.isArray(paths)) continue;
    paths.forEach((path: unknown, index) => {
      if (typeof path !== "string" || hasUnknown(path)) return;
      const problem = strangerTo(name, path, objectType === "All");
      if (problem) issues.push({ code: "custom", message: problem, input: path, path: [property, index] });
    });
  }
};

/** Why a path does not belong to the site; undefined if it does. */
function strangerTo(site: string, path: string, isWhole: boolean): string | undefined {
  const [, authority = ""] = /^(?:https?:\/\/)?([^/?#]*)/i.exec(path) ?? [];
  const host = (canonicalHost(authority) ?? authority).replace(/:\d*$/, "");
  if (host === site || (!isWhole && host.endsWith(`.${site}`))) return undefined;
  return isWhole
    ? `names ${host}, and not the site ${site}; expected the site's own name, since all of it is refreshed`
    : `names ${host}, which is not a host of the site ${site}; expected ${site} or a name that ends in .${site}`;
}
