import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";

/** A new profile, and no background requests. */
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

/** A Chromium, which is installed if there is none; or why that failed. */
export async function openBrowser(): Promise<Browser | string> {
  const found = await promisify(execFile)(process.execPath, ["test/engine/which-chromium.mjs"]).catch(
    ({ stderr }: { stderr: string }) => ({ stdout: "", stderr }),
  );
  if (found.stdout === "") {
    const reason = `The emulator's page is not tested. ${found.stderr}`;
    console.warn(reason);
    return reason;
  }
  const { file, env } = JSON.parse(found.stdout);
  return chromium.launch({ executablePath: file, args: ARGS, env: { ...process.env, ...env } });
}
