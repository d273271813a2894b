import type { Emulator } from "../emulator";
import { settingsOf } from "./config";
import { Project, type Resource } from "./project";

const TSCONFIG = JSON.stringify({ compilerOptions: { module: "nodenext", types: ["node"] } });

interface Options {
  /** Beside the program. Default: a tsconfig.json. */
  readonly files?: Record<string, string>;
  readonly env?: Record<string, string>;
  /** See Project.inline. Default: each run starts its own processes. */
  readonly inline?: "both" | "program";
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
  const settings = settingsOf(emulator);
  project.init(settings);
  if (inline) await project.inline(inline);
  return {
    project,
    /** Sets the program's arguments. */
    set: (args: object) => project.write({ "args.json": JSON.stringify(args) }),
    /** Makes secrets of the configuration's keys. */
    encryptKeys: () => {
      const { "alicloud:endpoints": _, ...keys } = settings;
      return project.setSecrets(keys);
    },
    asked: askedOf(emulator),
    /** The first refresh in state. */
    resource(): Resource {
      const found = project.resources().find(({ type }) => type.endsWith("Refresh"));
      if (!found) throw new Error("There is no refresh in state.");
      return found;
    },
    [Symbol.dispose]: () => project[Symbol.dispose](),
  };
}

/** The refreshes that the emulator received since the last call: product and object paths or tags of each, sorted. */
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
