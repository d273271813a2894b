import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Emulator } from "../emulator";
import { say } from "./tell";

/** Runs the Pulumi CLI for the stack, and shows its output immediately. */
type Pulumi<Outcome = void> = (...args: string[]) => Promise<Outcome>;

/** Where the CLI keeps a stack's configuration. */
const CONFIG = resolve("Pulumi.demo.yaml");

/** The root project's stack "demo" with a file backend below `folder`, for the site in the folder `site`. */
export async function createStack(folder: string, site: string, emulator: Emulator) {
  const [state, temporary] = [join(folder, "state"), join(folder, "temporary")];
  for (const made of [state, temporary]) mkdirSync(made);
  const env = {
    ...process.env,
    // Pulumi leaves folders there.
    TMPDIR: temporary,
    PULUMI_BACKEND_URL: `file://${state}`,
    PULUMI_CONFIG_PASSPHRASE: "demo",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    ALICLOUD_ACCESS_KEY: emulator.credentials.accessKeyId,
    ALICLOUD_SECRET_KEY: emulator.credentials.accessKeySecret,
    CDN_ENDPOINT: emulator.api,
  };
  const codeOf = async (shown: "inherit" | "ignore", ...args: string[]) => {
    const [code] = await once(spawn("pulumi", args, { env, stdio: ["ignore", shown, shown] }), "exit");
    return code;
  };
  const succeed = (code: number) => {
    if (code !== 0) throw new Error("pulumi failed.");
  };
  const configure = async (key: string, value: string) =>
    succeed(await codeOf("ignore", "config", "set", key, value, "--stack", "demo"));
  succeed(await codeOf("ignore", "stack", "init", "demo"));
  await configure("folder", site);
  /** Whether it succeeds. */
  const attempt: Pulumi<boolean> = async (...args) => {
    say(`$ pulumi ${args.join(" ")}`);
    return (await codeOf("inherit", ...args, "--stack", "demo")) === 0;
  };
  const pulumi: Pulumi = async (...args) => succeed((await attempt(...args)) ? 0 : 1);
  return { pulumi, attempt, configure, [Symbol.dispose]: () => rmSync(CONFIG, { force: true }) };
}
