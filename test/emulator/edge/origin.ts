import type { EdgeRequest, EdgeResponse } from "./http";
import { textResponse } from "./http";

/** An origin. Throws an `EdgeError` if it does not respond. */
export interface Origin {
  fetch(request: EdgeRequest): Promise<EdgeResponse>;
  close(): void;
}

/** An origin that forwards each site to its own origin. */
export function originPerSite(origins: Readonly<Record<string, Origin>>): Origin {
  const bySite = new Map(Object.entries(origins).map(([site, origin]) => [site.toLowerCase(), origin]));
  return {
    async fetch(request) {
      const site = request.url.hostname;
      const origin = bySite.get(site);
      if (origin) return origin.fetch(request);
      const known = [...bySite.keys()].join(", ") || "none";
      return textResponse(403, `The edge has no origin for the site ${site}. It has: ${known}.`, {
        "cache-control": "no-store",
      });
    },
    close() {
      for (const origin of bySite.values()) origin.close();
    },
  };
}
