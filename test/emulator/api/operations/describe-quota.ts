import { QUOTAS, type QuotaName } from "../account/quota";
import type { Product } from "../products";
import { forProduct, type Operation, type ProductCall, type Result } from "./operation";

/** DescribeRefreshQuota (cdn), DescribeDcdnRefreshQuota, DescribeVodRefreshQuota: numbers as strings. */
export function describeQuota(product: Product, action: string): Operation {
  return {
    service: product,
    action,
    submits: false,
    callsPerSecond: () => Number.POSITIVE_INFINITY,
    run: forProduct(product, run),
  };
}

const VOD: readonly QuotaName[] = ["Url", "Dir", "Preload", "Block"];

function run(call: ProductCall): Result {
  const { product, now } = call;
  const quota = call.account.quotas[product];
  const names = product === "vod" ? VOD : QUOTAS;
  const entries = names.flatMap((name) => [
    [`${name}Quota`, text(quota.total(name))],
    [
      product === "vod" && name === "Block" ? "blockRemain" : `${name}Remain`,
      text(quota.remaining(name, now)),
    ],
  ]);
  return { body: Object.fromEntries(entries) };
}

function text(amount: number): string {
  return String(Math.max(0, Math.min(amount, Number.MAX_SAFE_INTEGER)));
}
