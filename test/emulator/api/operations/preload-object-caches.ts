import { z } from "zod";
import type { Product } from "../products";
import { documented, invalid } from "../protocol/errors";
import { splitObjectPaths } from "./object-path";
import {
  type Call,
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
import { submit } from "./submit";

/** PushObjectCache (cdn), PreloadDcdnObjectCaches, PreloadVodObjectCaches. */
export function preloadObjectCaches(product: Product, action: string): Operation {
  return {
    service: product,
    action,
    submits: "preload",
    callsPerSecond: (limits) => limits[product].preloadCallsPerSecond,
    run: forProduct(product, run),
  };
}

/** "Each object path can be up to 1,024 characters in length" (the vendor's SDK, of PushObjectCache). */
export const LONGEST_PATH = 1024;

function run(call: ProductCall, services: Services): Result {
  const { account, product, now } = call;
  const paths = splitObjectPaths(required(call, "ObjectPath"));
  const headers = preloadHeaders(call, "WithHeader");
  if (!["domestic", "overseas", undefined].includes(optional(call, "Area"))) throw invalid("Area");
  for (const name of ["L2Preload", "QueryHashkey", "ConsistencyHash"]) flag(call, name);
  if (paths.some(({ length }) => length > LONGEST_PATH)) throw documented("InvalidObjectPath.Malformed");
  const { preloadsPerCall: perCall, preloadsQueued } = account.limits[product];
  const domains = pathsByDomain(paths, "File", { perCall, noun: "URLs" }, services.domains);
  services.tasks.requireRoom(paths, now);
  if (services.tasks.queuedPreloads(now, account.id, product) + paths.length > preloadsQueued) {
    throw documented("PreloadQueueFull");
  }
  const quota = account.quotas[product];
  if (paths.length > quota.remaining("Preload", now)) throw documented("QuotaExceeded.Preload");
  quota.take("Preload", paths.length, now);
  const preloads = [...domains].map(([domainName, own]) => ({
    objectType: "Preload" as const,
    domainName,
    paths: own,
    force: false,
    headers,
  }));
  return submit(call, services, preloads, product === "cdn" ? "PushTaskId" : "PreloadTaskId");
}

const header = z.record(z.string().regex(/^[\w-]+$/), z.string().regex(/^[ -~]*$/));

/** WithHeader, at ESA Headers: request headers as JSON. The default is "Accept-Encoding: gzip". */
export function preloadHeaders(call: Call, name: "WithHeader" | "Headers"): Record<string, string> {
  const text = optional(call, name) ?? '{"Accept-Encoding":"gzip"}';
  try {
    const fields = Object.entries(header.parse(JSON.parse(text)));
    return Object.fromEntries(fields.map(([name, value]) => [name.toLowerCase(), value]));
  } catch {
    throw invalid(name);
  }
}
