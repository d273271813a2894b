import type { ProductLimits } from "../account/limits";
import type { QuotaName } from "../account/quota";
import type { Product } from "../products";
import { documented } from "../protocol/errors";
import { byDomain, type ObjectType, splitObjectPaths } from "./object-path";
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
}

const KINDS: Readonly<Record<ObjectType, Kind>> = {
  File: { perCall: "urlsPerCall", quota: "Url" },
  Directory: { perCall: "directoriesPerCall", quota: "Dir" },
  Regex: { perCall: "regexesPerCall", quota: "Regex" },
  IgnoreParams: { perCall: "ignoreParamsPerCall", quota: "IgnoreParams" },
};

function run(call: ProductCall, services: Services): Result {
  const paths = splitObjectPaths(required(call, "ObjectPath"));
  const objectType = objectTypeOf(call);
  const force = objectType !== "File" && flag(call, "Force");
  if (paths.length === 0) throw documented("InvalidObjectPath.Malformed");

  const limits = call.account.limits[call.product];
  const perCall = limits[KINDS[objectType].perCall];
  if (paths.length > perCall) throw documented("SingleRequest.OverLimit", overLimit(objectType, perCall));
  const domains = byDomain(paths, objectType);
  if (domains.size > limits.domainsPerCall) {
    throw documented(
      "SingleRequest.OverLimit",
      `A maximum of ${limits.domainsPerCall} domains are supported for each request.`,
    );
  }
  for (const [domain, own] of domains) {
    services.domains.requireOnline(domain);
    if (objectType === "File" && own.length > limits.urlsPerDomainAndCall) {
      const message = `A maximum of ${limits.urlsPerDomainAndCall} URLs of a domain are supported for each request.`;
      throw documented("SingleRequest.OverLimit", message);
    }
  }
  services.tasks.requireRoom(paths, call.now);
  spend(call, objectType, domains, paths.length);
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

function overLimit(objectType: ObjectType, limit: number): string {
  const things = { File: "URLs", Directory: "directories", Regex: "regexes", IgnoreParams: "URLs" }[
    objectType
  ];
  return `A maximum of ${limit} ${things} are supported for each request.`;
}

/** Takes from the minute and the day, or from neither. */
function spend(
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
