import type { HeaderFields } from "./http";

let responses = 0;

/**
 * The headers that the service's edges add to a response. The forms of Via and EagleId are those of responses that were
 * published (tnie.github.io/2019/11/04/debugCDN): what a layer did in square brackets, with H for a hit and M for a
 * miss; and the node's address in hex, the time in milliseconds, a number.
 */
export function marks(node: number, cache: string, status: number, now: number): HeaderFields {
  const letter = cache.startsWith("HIT") ? "H" : "M";
  const number = String(responses++ % 10_000).padStart(4, "0");
  return {
    "x-cache": `${cache} dirn:-2:-2`,
    via: `node${node}.edge[0,${status}-0,${letter}], node${node}.edge[1,0]`,
    eagleid: `7f0000${(node + 1).toString(16).padStart(2, "0")}${now}${number}e`,
  };
}

/**
 * The additional header of ESA: HIT, MISS, EXPIRED ("Default cache rules", 2025-04-30, names some of its words). That a
 * 304 makes a copy REVALIDATED is our own choice.
 */
export function siteMarks(cache: string): HeaderFields {
  const word = { TCP_MEM_HIT: "HIT", TCP_REFRESH_HIT: "REVALIDATED", TCP_REFRESH_MISS: "EXPIRED" };
  const [, outcome = ""] = cache.split(" ");
  return {
    "x-site-cache-status": Object.hasOwn(word, outcome) ? word[outcome as keyof typeof word] : "MISS",
  };
}
