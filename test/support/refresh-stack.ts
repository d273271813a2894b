import type { Emulator } from "../emulator";
import { Project } from "./project";

const TSCONFIG = JSON.stringify({ compilerOptions: { module: "nodenext", types: ["node"] } });

interface Options {
  /** Beside the program. Default: a tsconfig.json. */
  readonly files?: Record<string, string>;
  readonly env?: Record<string, string>;
  /** Whether one process runs the program each time: see Project.inline. Default: false. */
  readonly inline?: boolean;
  /** Makes the packages that the program imports. Default: this repository. */
  readonly link?: (folder: string) => void;
}

/** A project whose program reads its arguments from args.json, with the emulator as its account and endpoint. */
export async function refreshStack(
  emulator: Emulator,
  main: string,
  program: string,
  { files = { "tsconfig.json": TSCONFIG }, env, link, inline }: Options = {},
) {
  const project = new Project(main, { [main]: program, ...files }, env, link);
  const { accessKeyId, accessKeySecret } = emulator.credentials;
  project.init({
    "alicloud:accessKey": accessKeyId,
    "alicloud:secretKey": accessKeySecret,
    "alicloud:endpoints": JSON.stringify([
      { cdn: emulator.api, dcdn: emulator.api, vod: emulator.api, esa: emulator.api },
    ]),
  });
  if (inline) await project.inline();
  return {
    project,
    /** Sets the program's arguments. */
    set: (args: object) => project.write({ "args.json": JSON.stringify(args) }),
    /** Makes secrets of the configuration's keys. */
    encryptKeys: () =>
      project.setSecrets({ "alicloud:accessKey": accessKeyId, "alicloud:secretKey": accessKeySecret }),
    asked: askedOf(emulator),
    [Symbol.dispose]: () => project[Symbol.dispose](),
  };
}

/** What was asked of the emulator since the last look: product and object paths or tags of each call, sorted. */
export function askedOf(emulator: Emulator): () => string[] {
  let seen = emulator.calls().length;
  return () => {
    const calls = emulator.calls().slice(seen);
    seen += calls.length;
    const refreshes = calls.filter(({ action }) => action.startsWith("Refresh"));
    return refreshes
      .map(({ product, parameters }) => `${product} ${parameters.ObjectPath ?? parameters.CacheTag}`)
      .sort();
  };
}

export type RefreshStack = Awaited<ReturnType<typeof refreshStack>>;
