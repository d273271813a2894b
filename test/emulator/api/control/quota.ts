import { z } from "zod";
import type { KeyRing } from "../account/keys";
import { QUOTAS } from "../account/quota";
import { PRODUCTS } from "../products";
import type { QuotaOptions } from "./quota-options";

const amount = z.int().min(0).optional();

export const quotaSchema = z.strictObject({
  product: z.enum(PRODUCTS),
  accessKeyId: z.string().optional().describe("The account; default: every account"),
  UrlRemain: amount,
  DirRemain: amount,
  RegexRemain: amount,
  IgnoreParamsRemain: amount,
  PreloadRemain: amount,
  BlockRemain: amount,
}) satisfies z.ZodType<unknown, QuotaOptions>;

/** Throws a ZodError if the options are invalid, and a RangeError for an unknown key. */
export function setQuota(keys: KeyRing, now: number, options: QuotaOptions): void {
  const { product, accessKeyId, ...remains } = quotaSchema.parse(options);
  const account = accessKeyId === undefined ? undefined : keys.find(accessKeyId)?.account;
  if (accessKeyId !== undefined && account === undefined) {
    throw new RangeError(`quota: accessKeyId ${accessKeyId} is not one of the emulator's keys`);
  }
  for (const { quotas } of account ? [account] : keys.accounts()) {
    for (const name of QUOTAS) {
      const remain = remains[`${name}Remain`];
      if (remain !== undefined) quotas[product].set(name, remain, now);
    }
  }
}

/** The quotas of each account and product, and what is left of them. null means no limit. */
export function quotaViews(keys: KeyRing, now: number) {
  return keys.accounts().flatMap(({ id, quotas }) =>
    PRODUCTS.map((product) => {
      const amounts = QUOTAS.flatMap((name) => [
        [`${name}Quota`, finite(quotas[product].total(name))],
        [`${name}Remain`, finite(quotas[product].remaining(name, now))],
      ]);
      return { product, accessKeyId: id, ...Object.fromEntries(amounts) };
    }),
  );
}

/** JSON has no Infinity. */
const finite = (amount: number) => (Number.isFinite(amount) ? amount : null);
