import { z } from "zod";
import type { Args } from "../arguments/args";
import { siteOf } from "../arguments/chosen";
import { ApiError } from "../rpc/api-error";
import { text, understood } from "../rpc/response";
import { withRetries } from "../rpc/retry";
import { canonicalHost } from "../services/canonical";
import { domainOf, type Target } from "../services/target";
import type { Session } from "./session";

/** The targets of one site, and the session for its calls. */
export interface SitePart {
  readonly session: Session;
  readonly targets: readonly Target[];
}

/** Targets whose host belongs to no site, and the error that says so. */
interface Homeless {
  readonly targets: readonly Target[];
  readonly error: ApiError;
}

/**
 * Splits targets by site: that of the arguments, or the one with the longest name that equals the host or is a suffix
 * of it. There is one part if the service has no sites.
 */
export async function splitBySite(
  session: Session,
  args: Args,
  targets: readonly Target[],
): Promise<{ readonly parts: SitePart[]; readonly homeless: Homeless[] }> {
  const listSites = session.service.bySite?.listSites;
  if (listSites === undefined) return { parts: [{ session, targets }], homeless: [] };
  const { site, siteId } = siteOf(args);
  if (siteId !== undefined)
    return { parts: [{ session: { ...session, site: siteId }, targets }], homeless: [] };
  const sites = await listed(session, listSites, site && (canonicalHost(site) ?? site));
  const byHost = [...Map.groupBy(targets, keyOf).values()];
  const found = byHost.map((of) => ({ of, site: of[0] && siteFor(of[0], sites) }));
  const bySiteId = Map.groupBy(found, (one) => one.site?.id ?? "");
  const parts = [...bySiteId].flatMap(([id, of]) =>
    id === "" ? [] : [{ session: { ...session, site: id }, targets: of.flatMap((one) => one.of) }],
  );
  const homeless = (bySiteId.get("") ?? []).map(({ of }) => ({
    targets: of,
    error: noSite(session, listSites, of, site),
  }));
  return { parts, homeless };
}

interface Site {
  readonly id: string;
  readonly name: string;
}

const keyOf = (target: Target) => `${target.type === "All"} ${domainOf(target)}`;

/** To refresh a whole site, its own name is required; the name of one of its hosts is not enough. */
function siteFor(target: Target, sites: readonly Site[]): Site | undefined {
  const host = domainOf(target).replace(/:\d*$/, "");
  if (target.type === "All") return sites.find(({ name }) => name === host);
  const suffixes = sites.filter(({ name }) => host === name || host.endsWith(`.${name}`));
  return suffixes.sort((a, b) => b.name.length - a.name.length)[0];
}

function noSite(
  session: Session,
  action: string,
  of: readonly Target[],
  named: string | undefined,
): ApiError {
  const [first] = of;
  const host = first ? domainOf(first) : "";
  const detail =
    named !== undefined
      ? `The account has no site ${named} to which ${host} belongs`
      : first?.type === "All"
        ? `The account has no site named ${host}; with objectType All, give a site's own name, not a host's`
        : `The account has no site whose name is ${host} or a parent domain of it`;
  return new ApiError(action, "NoSite", detail, { endpoint: session.where });
}

/** The maximum size of a page, which is also the default. */
const SITES_PER_PAGE = 500;
const MOST_PAGES = 100;

const response = z.object({
  Sites: z.preprocess((sites) => sites ?? [], z.array(z.object({ SiteId: text, SiteName: text }))),
});

async function listed(session: Session, action: string, name: string | undefined): Promise<Site[]> {
  const sites: Site[] = [];
  const wanted = name === undefined ? {} : { SiteName: name, SiteSearchType: "exact" };
  for (let page = 1; page <= MOST_PAGES; page++) {
    const paging = { PageNumber: String(page), PageSize: String(SITES_PER_PAGE) };
    const found = await withRetries(session, async () =>
      understood(action, response, await session.call(action, { ...wanted, ...paging })),
    );
    sites.push(...found.Sites.map(({ SiteId, SiteName }) => ({ id: SiteId, name: SiteName.toLowerCase() })));
    if (found.Sites.length < SITES_PER_PAGE) break;
  }
  return sites.filter(({ id }) => /^\d+$/.test(id));
}
