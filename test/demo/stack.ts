import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Emulator } from "../emulator";
import { say } from "./tell";

/** Runs the Pulumi CLI for the stack; its output is shown as it comes. */
type Pulumi = (...args: string[]) => Promise<void>;

/** Where the CLI keeps a stack's configuration. */
const CONFIG = resolve("Pulumi.demo.yaml");

/** The root project's stack "demo" with a file backend below `folder`, for the site in the folder `site`. */
export async function createStack(folder: string, site: string, emulator: Emulator) {
  const state = join(folder, "state");
  mkdirSync(state);
  const env = {
    ...process.env,
    PULUMI_BACKEND_URL: `file://${state}`,
    PULUMI_CONFIG_PASSPHRASE: "demo",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    ALICLOUD_ACCESS_KEY: emulator.credentials.accessKeyId,
    ALICLOUD_SECRET_KEY: emulator.credentials.accessKeySecret,
    CDN_ENDPOINT: emulator.api,
  };
  const run = async (shown: "inherit" | "ignore", ...args: string[]) => {
    const [code] = await once(spawn("pulumi", args, { env, stdio: ["ignore", shown, shown] }), "exit");
    if (code !== 0) throw new Error(`pulumi ${args.join(" ")} failed.`);
  };
  await run("ignore", "stack", "init", "demo");
  await run("ignore", "config", "set", "folder", site, "--stack", "demo");
  const pulumi: Pulumi = (...args) => {
    say(`$ pulumi ${args.join(" ")}`);
    return run("inherit", ...args, "--stack", "demo");
  };
  return { pulumi, [Symbol.dispose]: () => rmSync(CONFIG, { force: true }) };
}
