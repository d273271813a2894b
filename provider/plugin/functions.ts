import { hasUnknown, UNKNOWN } from "../arguments/unknown";
import type { Values } from "./values";

/** The functions that programs call, by their tokens. They run in the program's folder. */
export const FUNCTIONS: ReadonlyMap<string, (args: Values) => Promise<Values>> = new Map([
  ["alicloud-refresh:index:hashAssets", hashAssetsOf],
]);

const SERVED_AS = ["files", "cleanUrls"] as const;

async function hashAssetsOf(args: Values): Promise<Values> {
  if (hasUnknown(args)) return { text: UNKNOWN, hash: UNKNOWN, count: UNKNOWN };
  const { folder, ignore, servedAs, ...others } = args;
  const [other] = Object.keys(others);
  if (other)
    throw new Error(`hashAssets: ${other} is not an argument; the arguments are folder, ignore and servedAs`);
  const toUrlPaths = SERVED_AS.find((name) => name === (servedAs ?? "files"));
  if (!toUrlPaths)
    throw new Error(`hashAssets: servedAs is ${JSON.stringify(servedAs)}; expected "files" or "cleanUrls"`);
  const { hashFolder } = await import("../assets/hash-folder.js");
  const ignored = ignore === undefined ? {} : { ignore: ignore as string[] };
  return { ...hashFolder(folder as string, { ...ignored, toUrlPaths, onProgress }) };
}

/** What a plugin writes to stdout, the engine shows as information. */
const onProgress = (hashed: number, files: number) => console.log(`hashAssets: ${hashed} of ${files} files`);
