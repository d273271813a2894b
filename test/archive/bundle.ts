import { createRequire } from "node:module";
import { resolve } from "node:path";
import { type Plugin, rolldown } from "rolldown";

/**
 * Packages that are not bundled. gRPC loads the first only for channelz, which the plugin does not offer. The others are
 * optional: colours of debug lines, and Kerberos for proxies.
 */
const LEFT_OUT = ["@grpc/proto-loader", "supports-color", "kerberos"];

/** Bundles the plugin into one script. `packages` are the folders of the packages whose code it contains. */
export async function bundle(): Promise<{ readonly code: string; readonly packages: readonly string[] }> {
  const build = await rolldown({
    input: "provider/plugin/cli.ts",
    platform: "node",
    external: LEFT_OUT,
    // Dynamic imports name the compiled files.
    resolve: { extensionAlias: { ".js": [".ts", ".js"] } },
    transform: { target: "node22" },
    plugins: [resolvedAtBuild],
  });
  const { output } = await build.generate({ format: "cjs", codeSplitting: false });
  const [{ code, moduleIds }] = output;
  const folders = moduleIds.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id) ?? []);
  return { code, packages: [...new Set(folders)].sort() };
}

const requireFrom = (name: string, require: NodeJS.Require) => createRequire(require.resolve(name));
const fromHere = createRequire(resolve("package.json"));
const fromPulumi = requireFrom("@pulumi/pulumi", fromHere);

/** Two modules resolve packages at run time, from the folder of another package. A bundle has no such folder. */
const REPLACED: Record<string, () => string> = {
  "provider/effects/pulumi-rpc.ts": () => "export const pulumiRpc = undefined;",
  "provider/secrets/debug-of.ts": () => {
    const file = requireFrom("httpx", requireFrom("@alicloud/pop-core", fromHere)).resolve("debug");
    return `export const debugOf = () => require(${JSON.stringify(file)});`;
  },
};

/** Resolves these packages when the bundle is made. */
const resolvedAtBuild: Plugin = {
  name: "resolved-at-build",
  load(id) {
    const [, replaced] = Object.entries(REPLACED).find(([file]) => id === resolve(file)) ?? [];
    return replaced?.();
  },
  transform(code, id) {
    if (!id.startsWith(resolve("provider"))) return;
    return code.replace(
      /pulumiRpc\("([^"]+)"\)/g,
      (_, name) => `require(${JSON.stringify(fromPulumi.resolve(name))})`,
    );
  },
};
