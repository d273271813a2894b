import { execute } from "./tarball";

/** Bun, from npm. */
export const BUN = "bun@1.4.5";

/** Package managers, which npm installs for one command only. */
const MANAGERS = {
  npm: ["npm"],
  pnpm: ["npx", "--yes", "pnpm@12.21.0"],
  yarn: ["npx", "--yes", "--package", "@yarnpkg/cli-dist@4.18.1", "--", "yarn"],
  bun: ["npx", "--yes", BUN],
} as const;

export type Manager = keyof typeof MANAGERS;

/** Installs the dependencies of the folder's package.json. Fails with the manager's output. */
export async function install(folder: string, manager: Manager = "npm"): Promise<void> {
  const [command, ...first] = MANAGERS[manager];
  // A manager that thinks it runs in CI refuses to write a first lock file.
  const env = { ...process.env, CI: "", YARN_ENABLE_TELEMETRY: "0", YARN_ENABLE_IMMUTABLE_INSTALLS: "false" };
  try {
    await execute(command, [...first, "install"], { cwd: folder, env });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${manager} install failed:\n${stdout}${stderr}`);
  }
}

/** A package.json with the tarball and what else a program needs. */
export function manifest(
  tarball: { file: string },
  versions: Record<string, string> = {},
  more: object = {},
): string {
  const dependencies = {
    "@pulumi/pulumi": "^3.251.0",
    "pulumi-alicloud-refresh": `file:${tarball.file}`,
    ...versions,
  };
  return JSON.stringify({ name: "fresh", version: "1.0.0", private: true, ...more, dependencies });
}
