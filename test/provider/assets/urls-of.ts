import { hashAssets } from "../../../provider/assets/hash-assets";

/** The URL paths that a folder's manifest names. */
export const urlsOf = (dir: string, options?: Parameters<typeof hashAssets>[1]) =>
  hashAssets(dir, options)
    .text.split("\n")
    .slice(0, -1)
    .map((line) => line.slice(18));
