import type { KeyRing } from "../api/account/keys";
import { QUOTAS } from "../api/account/quota";
import { PRODUCTS } from "../api/products";
import type { QuotaRow } from "./view";

const ACCOUNTS = 10;
const SPENT = QUOTAS.filter((name) => name !== "Block");

/** What is left of what refreshes and preloads spend. */
export function quotaRows(keys: KeyRing, now: number): [key: string, row: QuotaRow][] {
  const accounts = keys.accounts().slice(0, ACCOUNTS);
  return accounts.flatMap(({ id, quotas }) =>
    PRODUCTS.flatMap((product) =>
      SPENT.map((name): [string, QuotaRow] => {
        const total = finite(quotas[product].total(name));
        const remaining = finite(quotas[product].remaining(name, now));
        return [`${product} ${name} ${id}`, { product, accessKeyId: id, name, total, remaining }];
      }),
    ),
  );
}

/** JSON has no Infinity. */
const finite = (amount: number) => (Number.isFinite(amount) ? amount : null);
