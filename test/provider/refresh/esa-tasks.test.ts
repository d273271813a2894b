import { describe, expect, it } from "vitest";
import { esa } from "../../../provider/services/esa";
import { Deployment } from "../../support/deployment";
import { inProcess } from "../../support/in-process";
import { esaAccount, urlsAt } from "./esa-account";

const account = esaAccount();

describe("tasks", () => {
  it("are waited for, listed by time and picked by their ids, over pages of other tasks", async () => {
    const other = new Deployment(
      inProcess(esa, account.emulator),
      "esa",
      "urn:pulumi:dev::site::other::other",
    );
    await other.up({ trigger: "x", objectPaths: urlsAt("www.example.com", 120) });
    expect(await account.up({ objectPaths: urlsAt("example.com", 60), wait: true })).toEqual({
      operation: "create",
    });
    expect(account.outputs).toMatchObject({ status: "complete", refreshed: { files: 60 } });
    const lists = account.emulator.calls().filter(({ action }) => action === "DescribePurgeTasks");
    expect(lists.every(({ parameters }) => parameters.TaskId === undefined)).toBe(true);
    expect(new Set(lists.map(({ parameters }) => parameters.PageNumber))).toContain("2");
  });

  it("that fail are named, and sent again", async () => {
    const objectPaths = urlsAt("example.com", 2);
    account.emulator.faults.add({ action: "PurgeCaches", kind: "taskFails" });
    const { error } = await account.up({ objectPaths, wait: true });
    expect(error).toContain("The service failed to refresh https://example.com/0 and https://example.com/1");
    expect(await account.up({ objectPaths, wait: true })).toEqual({ operation: "update" });
    expect(account.outputs.status).toBe("complete");
  });

  it("that were not complete in time are waited for by the next update", async () => {
    const objectPaths = urlsAt("example.com", 1);
    const { error } = await account.up({ objectPaths, wait: { timeoutSeconds: 1 } });
    expect(error).toContain("not complete within 1 second");
    account.emulator.clock.advance(10_000);
    expect(await account.up({ objectPaths, wait: { timeoutSeconds: 1 } })).toEqual({ operation: "update" });
    expect([account.purges().length, account.outputs.status]).toEqual([1, "complete"]);
  });

  it("are looked at by pulumi refresh, and forgotten after three days", async () => {
    await account.up({ objectPaths: urlsAt("example.com", 1) });
    await account.site.refresh();
    expect(account.outputs.status).toBe("submitted");
    account.emulator.clock.advance(10_000);
    await account.site.refresh();
    expect(account.outputs.status).toBe("complete");
    await account.start();
    await account.up({ objectPaths: urlsAt("example.com", 1) });
    account.emulator.clock.advance(4 * 86_400_000);
    await account.site.refresh();
    expect(account.outputs.status).toBe("submitted");
  });

  it.each(["reset", "html", "noTaskId"] as const)(
    "of a lost response (%s) are found, and nothing is sent twice",
    async (kind) => {
      account.emulator.faults.add({ action: "PurgeCaches", kind, when: "after" });
      expect(await account.up({ objectPaths: urlsAt("example.com", 3), wait: true })).toEqual({
        operation: "create",
      });
      expect([account.purges().length, account.outputs.status]).toEqual([1, "complete"]);
      const lookups = account.emulator
        .calls()
        .filter(({ action, parameters }) => action === "DescribePurgeTasks" && parameters.Content);
      expect(lookups.length).toBeGreaterThan(1);
    },
  );

  it("of a lost response to a whole site's purge are found by type and time", async () => {
    account.emulator.faults.add({ action: "PurgeCaches", kind: "reset", when: "after" });
    await account.up({ objectType: "All", objectPaths: ["example.com"] });
    expect(account.purges()).toHaveLength(1);
  });
});
