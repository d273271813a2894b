import type { Args } from "./args";

/** The site that the arguments name, if any. */
export function siteOf(args: Args): {
  readonly site?: string | undefined;
  readonly siteId?: string | undefined;
} {
  return "site" in args || "siteId" in args ? args : {};
}

/** The product whose cache tags are refreshed. */
export function chosenService(args: Args): string {
  return ("service" in args && args.service) || "cdn";
}
