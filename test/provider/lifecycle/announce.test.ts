import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { accountFrom } from "../../../provider/account/account";
import { UNKNOWN } from "../../../provider/arguments/unknown";
import type { Context } from "../../../provider/calls/context";
import { announce } from "../../../provider/lifecycle/announce";
import { cdn } from "../../../provider/services/cdn";
import { type Emulator, startEmulator } from "../../emulator";
import { configOf } from "../../support/config";
import { clockOf } from "../../support/in-process";

const BASE = "https://static.example.com/";

describe("what a preview says", () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator({ clock: "virtual" });
  });
  afterEach(() => emulator.close());

  const noAccount = async () => {
    throw new Error("no credentials");
  };
  const withKeys = async () => accountFrom(configOf(emulator), {});

  /** The lines that are said, warnings marked. */
  async function said(
    plan: string,
    account: Context["account"] = noAccount,
    old?: string,
    more: {
      readonly fallback?: string;
      readonly baseUrls?: string[];
      readonly isSecret?: boolean;
      readonly preload?: true;
    } = {},
  ): Promise<string[]> {
    const lines: string[] = [];
    const tell: Context["tell"] = async (message, how) => {
      lines.push(how?.severity === "warning" ? `warning: ${message}` : message);
    };
    const { isSecret = false, ...others } = more;
    const args = { assets: "0123456789abcdef  /app.js\n", baseUrls: [BASE], ...others };
    await announce({ service: cdn, clock: clockOf(emulator), account, tell, isSecret }, old, plan, args);
    return lines;
  }
  const files = (...names: string[]) =>
    [
      `#2 assets a -> b: ${names.length} files in 1 call`,
      ...names.map((name) => `changed  File ${BASE}${name}`),
    ].join("\n");

  it("names the first few and counts the others", async () => {
    expect(await said(files("1", "2", "3", "4", "5", "6", "7"))).toEqual([
      "will refresh 7 files in 1 call: /1, /2, /3, /4, /5 and 2 more",
    ]);
  });

  it("is short, however many bases there are, and however long", async () => {
    const lines = Array.from({ length: 500 }, (_, index) => `${BASE}${"x".repeat(2_000)}${index}/`);
    const plan = [`#1 a: 500 directories in 5 calls`, ...lines.map((base) => `9 of 9  Directory ${base}`)];
    const told = await said(plan.join("\n"), noAccount, undefined, { baseUrls: lines });
    expect(told).not.toEqual([]);
    for (const line of told) expect(line.length).toBeLessThan(2_000);
  });

  it("counts what will be preloaded, as much as the day has", async () => {
    const preload = { preload: true } as const;
    const line = (text: string) => `will preload ${text} when the refresh is complete`;
    const removed = files("app.js", "old.js").replace("changed  File", "removed  File");
    expect(await said(files("app.js"), noAccount, undefined, preload)).toContain(line("1 URL"));
    emulator.quota.set({ product: "cdn", PreloadRemain: 0 });
    expect(await said(files("app.js"), withKeys, undefined, preload)).toContain(line("0 of 1 URL"));
    expect((await said(removed.replace("app.js", "gone.js"), noAccount, undefined, preload)).length).toBe(1);
    expect((await said(files("app.js"), withKeys)).length).toBe(1);
  });

  it("is nothing when the plan is the old one", async () => {
    expect(await said(files("1"), noAccount, files("1"))).toEqual([]);
  });

  it("is that it is not known yet, and never the engine's placeholder", async () => {
    expect(await said(UNKNOWN)).toEqual(["what will be refreshed is known only during the update"]);
  });

  it("reports today's quota when there are keys", async () => {
    emulator.quota.set({ product: "cdn", UrlRemain: 9870 });
    expect(await said(files("1", "2"), withKeys)).toEqual([
      "will refresh 2 files in 1 call: /1 and /2; 2 of the 9,870 files left today",
    ]);
  });

  it("warns when it will not fit", async () => {
    emulator.quota.set({ product: "cdn", UrlRemain: 1 });
    expect(await said(files("1", "2"), withKeys)).toEqual([
      "will refresh 2 files in 1 call: /1 and /2",
      expect.stringMatching(
        /^warning: the remaining quota is too small: 2 files needed, 1 left today\. The quota resets at 00:00 UTC\+8/,
      ),
    ]);
  });

  it("says nothing of the quota when the service refuses or does not answer", async () => {
    emulator.faults.add({ kind: "error", code: "Forbidden.RAM" });
    expect(await said(files("1"), withKeys)).toEqual(["will refresh 1 files in 1 call: /1"]);
    emulator.faults.add({ kind: "hang", when: "before" });
    expect(await said(files("1"), withKeys)).toEqual(["will refresh 1 files in 1 call: /1"]);
  });

  it("warns when a whole base is refreshed", async () => {
    const plan = `#1 created with assets a: 1 directory in 1 call\n20,000 of 20,000  Directory ${BASE}`;
    expect(await said(plan)).toEqual([
      "will refresh 1 directory in 1 call: / (20,000 of 20,000)",
      expect.stringMatching(
        /^warning: more files need a refresh than the daily quota allows: everything below https:.* onCreate: "skip"/,
      ),
    ]);
  });

  it("says why all is refreshed when the fallback page changed, and what of the day that takes", async () => {
    const plan = `#2 assets a -> b: 1 directory in 1 call\nfallback  Directory ${BASE}`;
    expect(await said(plan, noAccount, undefined, { fallback: "/app.js" })).toEqual([
      "will refresh 1 directory in 1 call: / (fallback)",
      `everything below ${BASE} will be refreshed, using 1 of 100 directories per day: ` +
        "the fallback page /app.js may be cached under any URL without a file",
    ]);
    expect(await said(plan, noAccount, undefined, { fallback: "/app.js", isSecret: true })).toEqual([
      "will refresh 1 directory in 1 call",
      expect.stringMatching(
        /^everything below 1 base URL will .* day: the fallback page may be cached under .* without a file$/,
      ),
    ]);
  });
});
