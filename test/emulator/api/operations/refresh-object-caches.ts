import type { ProductLimits } from "../account/limits";
import type { QuotaName } from "../account/quota";
import type { Product } from "../products";
import { documented, overLimit } from "../protocol/errors";
import { type ObjectType, splitObjectPaths } from "./object-path";
import {
  flag,
  forProduct,
  type Operation,
  optional,
  type ProductCall,
  type Result,
  required,
  type Services,
} from "./operation";
import { pathsByDomain } from "./paths-by-domain";
import { refreshTaskIdName, submit } from "./submit";

/** RefreshObjectCaches (cdn), RefreshDcdnObjectCaches, RefreshVodObjectCaches. */
export function refreshObjectCaches(product: Product, action: string): Operation {
  return {
    service: product,
    action,
    submits: "refresh",
    callsPerSecond: (limits) => limits[product].refreshesPerSecond,
    run: forProduct(product, run),
  };
}

interface Kind {
  readonly perCall: keyof ProductLimits;
  readonly quota: QuotaName;
  /** What messages call the object paths. */
  readonly noun: string;
}

const KINDS: Readonly<Record<ObjectType, Kind>> = {
  File: { perCall: "urlsPerCall", quota: "Url", noun: "URLs" },
  Directory: { perCall: "directoriesPerCall", quota: "Dir", noun: "directories" },
  Regex: { perCall: "regexesPerCall", quota: "Regex", noun: "regexes" },
  IgnoreParams: { perCall: "ignoreParamsPerCall", quota: "IgnoreParams", noun: "URLs" },
};

function run(call: ProductCall, services: Services): Result {
  const paths = splitObjectPaths(required(call, "ObjectPath"));
  const objectType = objectTypeOf(call);
  const force = objectType !== "File" && flag(call, "Force");

  const limits = call.account.limits[call.product];
  const { domainsPerCall, urlsPerDomainAndCall } = limits;
  const { perCall, noun } = KINDS[objectType];
  const ofCall = { perCall: limits[perCall], noun, domainsPerCall };
  const domains = pathsByDomain(paths, objectType, ofCall, services.domains);
  if (objectType === "File" && [...domains.values()].some(({ length }) => length > urlsPerDomainAndCall))
    throw overLimit(`${urlsPerDomainAndCall} URLs of a domain`);
  services.tasks.requireRoom(paths, call.now);
  takeQuota(call, objectType, domains, paths.length);
  const refreshes = [...domains].map(([domainName, own]) => ({ objectType, domainName, paths: own, force }));
  return submit(call, services, refreshes, refreshTaskIdName(call, services));
}

function objectTypeOf(call: ProductCall): ObjectType {
  const value = optional(call, "ObjectType") ?? "File";
  if (Object.hasOwn(KINDS, value)) return value as ObjectType;
  throw documented(
    call.product === "vod" ? "InvalidObjectType.ValueNotSupported" : "InvalidObjectType.Malformed",
  );
}

/** Uses the quota of the minute and of the day, or neither. */
function takeQuota(
  call: ProductCall,
  objectType: ObjectType,
  domains: Map<string, string[]>,
  amount: number,
): void {
  const { account, product, now } = call;
  const { quota } = KINDS[objectType];
  if (amount > account.quotas[product].remaining(quota, now)) throw documented("QuotaExceeded.Refresh");
  if (objectType === "File") {
    const limit = account.limits[product].urlsPerDomainAndMinute;
    const parts = [...domains].map(([domain, own]) => [`${product} ${domain}`, own.length] as const);
    if (!account.urls.takeAll(parts, limit, now)) throw documented("QuotaPerMinuteExceeded.Refresh");
  }
  account.quotas[product].take(quota, amount, now);
}
