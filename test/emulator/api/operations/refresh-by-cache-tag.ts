import type { Product } from "../products";
import { documented, invalid } from "../protocol/errors";
import { domainOf } from "./object-path";
import {
  flag,
  forProduct,
  type Operation,
  type ProductCall,
  type Result,
  required,
  type Services,
} from "./operation";
import { refreshTaskIdName, submit } from "./submit";

/** RefreshObjectCacheByCacheTag (cdn), RefreshDcdnObjectCacheByCacheTag. Uses none of the documented quotas. */
export function refreshByCacheTag(product: Product, action: string): Operation {
  return {
    service: product,
    action,
    submits: "refresh",
    callsPerSecond: (limits) => limits[product].refreshesPerSecond,
    run: forProduct(product, run),
  };
}

function run(call: ProductCall, services: Services): Result {
  const domain = required(call, "DomainName");
  const paths = required(call, "CacheTag").split(",");
  const force = flag(call, "Force");
  if (paths.some((tag) => tag.trim() === "")) throw invalid("CacheTag");
  if (domain.startsWith("*") || domain.startsWith(".")) {
    throw documented("InvalidExtensiveDomain.ValueNotSupported");
  }
  const domainName = hostOf(domain);
  services.domains.requireOnline(domainName);
  services.tasks.requireRoom(paths, call.now);
  const refresh = { objectType: "CacheTag" as const, domainName, paths, force };
  return submit(call, services, [refresh], refreshTaskIdName(call, services));
}

function hostOf(domain: string): string {
  if (domain.includes("/")) throw invalid("DomainName");
  return domainOf(`${domain}/`, "File");
}
