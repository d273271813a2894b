import { hasUnknown, UNKNOWN } from "../arguments/unknown";
import { type OnProgress, progressText } from "../assets/progress";
import { unwrapped, type Values, wrapped } from "./values";

/** Calls a function by its token. With secret arguments, the result is secret, and a failure does not quote them. */
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
    return { reason: `${name} failed. The reason is not shown, since it may quote secret arguments` };
  }
}

/** By token. The engine starts the plugin in the program's folder, so relative paths are relative to that. */
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

/** The engine shows what a plugin writes to stdout as information. */
const onProgress: OnProgress = (hashed, files) => console.log(progressText(hashed, files));
