import { paging } from "../operations/list";
import { optional } from "../operations/operation";
import { invalid } from "../protocol/errors";
import { esaOperation } from "./operation";

const MATCHES: Readonly<Record<string, (name: string, wanted: string) => boolean>> = {
  exact: (name, wanted) => name === wanted,
  prefix: (name, wanted) => name.startsWith(wanted),
  suffix: (name, wanted) => name.endsWith(wanted),
  fuzzy: (name, wanted) => name.includes(wanted),
};

/** ListSites: the account's sites, all of them or by name ("default: exact"), 500 per page. */
export const listSites = esaOperation("GET", "ListSites", false, (call, { sites }) => {
  const wanted = optional(call, "SiteName")?.toLowerCase();
  const search = optional(call, "SiteSearchType") ?? "exact";
  const matches = Object.hasOwn(MATCHES, search) ? MATCHES[search] : undefined;
  if (matches === undefined) throw invalid("SiteSearchType");
  const { page, size, slice } = paging(call, 500, 500);
  const found = sites.list().filter(({ name }) => wanted === undefined || matches(name, wanted));
  const rows = found.map(({ name, id, plan, status }) => ({
    // A number, as the page has it: 15 digits are exact in JSON.
    SiteId: Number(id),
    SiteName: name,
    Status: status,
    PlanSpecName: plan,
    PlanName: `${plan}plan`,
    AccessType: "NS",
    Coverage: "global",
  }));
  return { body: { Sites: slice(rows), TotalCount: found.length, PageNumber: page, PageSize: size } };
});
