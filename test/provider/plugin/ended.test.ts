import { describe, expect, it } from "vitest";
import { Deployment } from "../../support/deployment";
import { A, B, served } from "./served";

const plugin = served();

describe("an update that the engine waits for no longer", () => {
  const args = { objectPaths: [A, B], trigger: "v1", wait: true, limits: { urlsPerCall: 1 } };

  /** From now on, sleeping lasts until it is aborted. Resolves when the provider first sleeps. */
  const forEver = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    plugin.sleep = (_, end) =>
      new Promise((_done, fail) => {
        resolve();
        end?.addEventListener("abort", () => fail(new Error("the timer's own")));
      });
    return promise;
  };

  it("ends at once, and keeps what was accepted", async () => {
    const site = new Deployment(plugin.client, "cdn");
    const waits = forEver();
    const run = site.up({ ...args, limits: {} });
    await waits;
    await plugin.client.cancel();
    const { error } = await run;
    expect(error).toContain("Cancelled");
    expect(error).toContain("accepted, not yet complete: 2 files");
    expect(site.state?.outputs.taskIds).toHaveLength(1);
  });

  it("sends nothing more", async () => {
    const site = new Deployment(plugin.client, "cdn");
    // The second call waits for its turn among the calls of a second.
    const waits = forEver();
    const run = site.up(args);
    await waits;
    await plugin.client.cancel();
    const { error } = await run;
    expect(error).toContain("still to refresh: 1 file");
    expect(plugin.asked()).toBe(1);
  });

  it("ends after customTimeouts, and the next one continues from there", async () => {
    const site = new Deployment(plugin.client, "cdn");
    void forEver();
    plugin.client.timeout = 0.05;
    const { error } = await site.up({ ...args, limits: {} });
    expect(error).toContain("Not complete within the 0.05 s of customTimeouts");
    plugin.sleep = undefined;
    plugin.client.timeout = 0;
    expect(await site.up({ ...args, limits: {} })).toEqual({ operation: "update" });
    expect(site.state?.outputs).toMatchObject({ status: "complete" });
    expect(plugin.asked()).toBe(1);
  });
});
