import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";

/** A new profile, and nothing that asks the network for anything. */
const ARGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A Chromium, which is brought where there is none; or why there cannot be one. */
export async function openBrowser(): Promise<Browser | string> {
  const script = "test/engine/which-chromium.mjs";
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [script]);
    const { file, env } = JSON.parse(stdout);
    return await chromium.launch({ executablePath: file, args: ARGS, env: { ...process.env, ...env } });
  } catch (error) {
    const reason = `The page is not tested: ${error instanceof Error ? error.message : String(error)}`;
    console.warn(reason);
    return reason;
  }
}
