/** The products with quotas of the account. */
export const PRODUCTS = ["cdn", "dcdn", "vod"] as const satisfies readonly Product[];

/** A product whose caches are refreshed by domain, with quotas of the account. */
export type Product = "cdn" | "dcdn" | "vod";

/** A product whose caches are refreshed: one of those, or ESA, which has sites with their own quotas. */
export type RefreshedProduct = Product | "esa";

/** Every emulated service. */
export type Service = RefreshedProduct | "sts";

/** The API versions the services' help pages give. */
const VERSIONS: Readonly<Record<string, Service>> = {
  "2018-05-10": "cdn",
  "2018-01-15": "dcdn",
  "2017-03-21": "vod",
  "2024-09-10": "esa",
  "2015-04-01": "sts",
};

export function serviceOfVersion(version: string): Service | undefined {
  return Object.hasOwn(VERSIONS, version) ? VERSIONS[version] : undefined;
}

/** HostId in the service's errors: its central endpoint. */
export function hostId(service: Service | undefined): string {
  return `${service === "esa" ? "esa.cn-hangzhou" : (service ?? "cdn")}.aliyuncs.com`;
}
