import type { Emulator } from "../emulator";
import { Project } from "./project";

/** A project whose program reads its arguments from args.json, with the emulator as its account and endpoint. */
export async function refreshStack(emulator: Emulator, main: string, program: string) {
  const tsconfig = JSON.stringify({ compilerOptions: { module: "nodenext", types: ["node"] } });
  const project = new Project(main, {
    [main]: program,
    ...(main.endsWith(".ts") && { "tsconfig.json": tsconfig }),
  });
  const { accessKeyId, accessKeySecret } = emulator.credentials;
  await project.init({
    "alicloud:accessKey": accessKeyId,
    "alicloud:secretKey": accessKeySecret,
    "alicloud:endpoints": JSON.stringify([{ cdn: emulator.api, dcdn: emulator.api, vod: emulator.api }]),
  });
  let seen = emulator.calls().length;
  return {
    project,
    /** Sets the program's arguments. */
    set: (args: object) => project.write({ "args.json": JSON.stringify(args) }),
    /** What was asked of the emulator since the last look: product and object paths or tags of each call, sorted. */
    asked(): string[] {
      const calls = emulator.calls().slice(seen);
      seen += calls.length;
      const refreshes = calls.filter(({ action }) => action.startsWith("Refresh"));
      return refreshes
        .map(({ product, parameters }) => `${product} ${parameters.ObjectPath ?? parameters.CacheTag}`)
        .sort();
    },
    [Symbol.dispose]: () => project[Symbol.dispose](),
  };
}

export type RefreshStack = Awaited<ReturnType<typeof refreshStack>>;
