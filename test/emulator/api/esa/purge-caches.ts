import { domainOf, type ObjectType } from "../operations/object-path";
import { type Call, flag, type Result, required, type Services } from "../operations/operation";
import { submit } from "../operations/submit";
import { documented, invalid, overLimit } from "../protocol/errors";
import { parsed } from "./content";
import { esaOperation, purgeTypeOf, siteOf } from "./operation";
import { HOSTS_PER_CALL, PURGE_TYPES } from "./purge-types";
import type { PurgeType } from "./site-options";
import type { Site } from "./sites";

/** PurgeCaches: the objects are JSON in one parameter, and a call has one task id. */
export const purgeCaches = esaOperation("POST", "PurgeCaches", "refresh", (call, services): Result => {
  const site = siteOf(call, services);
  const type = purgeTypeOf(call);
  const { objectType, perCall, content } = PURGE_TYPES[type];
  const objects = objectsOf(call, type);
  const force = type !== "file" && flag(call, "Force");
  if (site.status !== "active") throw documented("InvalidDomain.Offline");
  if (objects.length > perCall) throw overLimit(`${perCall} ${content}`);
  if (objectType !== "All" && objectType !== "CacheTag")
    requireHosts(hostsOf(objects, objectType), site, services);
  services.tasks.requireRoom(objects, call.now);
  if (!services.sites.take(site, type, objects.length, call.now)) throw documented("QuotaExceeded.Refresh");
  const paths = type === "purgeall" ? [site.name] : objects;
  const refresh = { objectType, domainName: site.name, siteName: site.name, paths, force };
  return submit({ ...call, product: "esa" }, services, [refresh], "TaskId");
});

/** The objects in Content. Keys of other types are ignored. */
function objectsOf(call: Call, type: PurgeType): string[] {
  const objects = Object(parsed(required(call, "Content")))[PURGE_TYPES[type].content];
  if (type === "purgeall") {
    if (objects !== true) throw invalid("Content");
    return ["true"];
  }
  const isList = Array.isArray(objects) && objects.length > 0;
  if (!isList || objects.some((one) => typeof one !== "string" || one.trim() === ""))
    throw invalid("Content");
  return objects;
}

/** The hosts of objects. "Enter the full URL of each file": URLs without a scheme are refused. */
export function hostsOf(objects: readonly string[], type: ObjectType | "Hostname"): Set<string> {
  const hosts = objects.map((object) => {
    if (type === "Hostname") return domainOf(`${object}/`, "File");
    if (!/^https?:\/\//i.test(object)) throw documented("InvalidObjectPath.Malformed");
    return domainOf(object, type);
  });
  return new Set(hosts);
}

export function requireHosts(hosts: ReadonlySet<string>, site: Site, { sites, domains }: Services): void {
  if (hosts.size > HOSTS_PER_CALL) throw overLimit(`${HOSTS_PER_CALL} domains`);
  for (const host of hosts) {
    if (sites.ofHost(host) !== site) throw documented("InvalidDomain.NotFound");
    domains.requireOnline(host);
  }
}
