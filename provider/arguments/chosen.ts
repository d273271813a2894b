import type { Args } from "./args";

/** The site that the arguments name, if any. */
export function siteOf(args: Args): {
  readonly site?: string | undefined;
  readonly siteId?: string | undefined;
} {
  return "site" in args || "siteId" in args ? args : {};
}

/** Whose caches are refreshed, where the arguments choose. */
export function chosenService(args: Args): string {
  return ("service" in args && args.service) || "cdn";
}
