import { hasUnknown, UNKNOWN } from "../arguments/unknown";
import { unwrapped, type Values, wrapped } from "./values";

/** Calls a function by its token. What is made of secret arguments is secret, and no reason of a failure quotes them. */
export async function invoked(
  token: string,
  given: Values,
): Promise<{ result: Values } | { reason: string }> {
  const call = FUNCTIONS.get(token);
  if (!call)
    throw new Error(
      `${token} is not a function of this plugin; the functions are ${[...FUNCTIONS.keys()].join(", ")}`,
    );
  const { values, secrets } = unwrapped(given);
  try {
    const result = await call(values);
    return { result: wrapped(result, secrets.size > 0 ? new Set(Object.keys(result)) : undefined) };
  } catch (error) {
    if (secrets.size === 0) return { reason: (error as Error).message };
    const name = token.split(":").at(-1);
    return { reason: `${name} failed, for a reason that names its arguments, which are secret` };
  }
}

/** They run in the program's folder. */
const FUNCTIONS: ReadonlyMap<string, (args: Values) => Promise<Values>> = new Map([
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
