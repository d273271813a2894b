import { z } from "zod";
import type { Setting } from "../rpc/setting";
import { jsonSetting, text } from "./json-setting";
import type { Settings } from "./settings";

/** The services that are called. */
const PRODUCTS = ["cdn", "dcdn", "vod", "esa", "sts"] as const;
type Product = (typeof PRODUCTS)[number];

/** Endpoints that replace the vendor's: hosts or URLs. */
export type Endpoints = Readonly<Partial<Record<Product, Setting>>>;

/** As the argument `endpoints` of @pulumi/alicloud: a list of objects, which may also contain other services. */
const endpoints = z.array(z.record(z.string(), text), { error: "must be a list of objects" });

/** The configured endpoints, otherwise those of the environment: `CDN_ENDPOINT` and so on. */
export function endpointsFrom(settings: Settings): Endpoints {
  const configured = jsonSetting(settings, "endpoints", endpoints, '[{"cdn": "cdn.aliyuncs.com"}]') ?? [];
  const entries = PRODUCTS.flatMap((product) => {
    const named = configured.map((entry) => entry[product]).findLast(Boolean);
    if (named) return [[product, { value: named, from: settings.key("endpoints") }]];
    const from = `${product.toUpperCase()}_ENDPOINT`;
    const value = settings.environment[from]?.trim();
    return value ? [[product, { value, from }]] : [];
  });
  return Object.fromEntries(entries);
}
