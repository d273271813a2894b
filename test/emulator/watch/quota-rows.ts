import type { KeyRing } from "../api/account/keys";
import { QUOTAS } from "../api/account/quota";
import { PURGE_TYPE_NAMES } from "../api/esa/purge-types";
import type { Sites } from "../api/esa/sites";
import { PRODUCTS } from "../api/products";
import type { QuotaRow } from "./view";

const ACCOUNTS = 10;
const SITES = 10;
const SHOWN = QUOTAS.filter((name) => name !== "Block");

/** What is left of the quotas that refreshes and preloads use. */
export function quotaRows(keys: KeyRing, now: number): [key: string, row: QuotaRow][] {
  const accounts = keys.accounts().slice(0, ACCOUNTS);
  return accounts.flatMap(({ id, quotas }) =>
    PRODUCTS.flatMap((product) =>
      SHOWN.map((name): [string, QuotaRow] => {
        const total = finite(quotas[product].total(name));
        const remaining = finite(quotas[product].remaining(name, now));
        return [`${product} ${name} ${id}`, { product, accessKeyId: id, name, total, remaining }];
      }),
    ),
  );
}

/** The same for each site at ESA. */
export function siteQuotaRows(sites: Sites, now: number): [key: string, row: QuotaRow][] {
  return sites
    .list()
    .slice(0, SITES)
    .flatMap((site) =>
      PURGE_TYPE_NAMES.map((name): [string, QuotaRow] => {
        const total = sites.quota(site, name);
        const remaining = total - sites.usage(site, name, now);
        return [
          `${site.name} ${name}`,
          { product: `esa, ${site.name}`, accessKeyId: "", name, total, remaining },
        ];
      }),
    );
}

/** JSON has no Infinity. */
const finite = (amount: number) => (Number.isFinite(amount) ? amount : null);
