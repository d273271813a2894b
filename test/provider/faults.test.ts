import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { connect } from "../../provider/rpc/connection";
import { cdn } from "../../provider/services/cdn";
import { type Emulator, type FaultOptions, startEmulator } from "../emulator";
import { configOf } from "../support/config";
import { Deployment, type Values } from "../support/deployment";
import { clockOf, inProcess } from "../support/in-process";

const BASE = "https://static.example.com/";
const URLS = ["a.js", "b.js", "c.js"].map((name) => `${BASE}${name}`);
const ARGS = { objectPaths: URLS, limits: { urlsPerCall: 1 } };

describe("a refresh that meets a fault", () => {
  let emulator: Emulator;
  let site: Deployment;
  const folder = mkdtempSync(join(tmpdir(), "faults-"));
  const publish = (version: string) => {
    for (const name of ["a.js", "b.js", "c.js"]) writeFileSync(join(folder, name), version);
  };
  const served = async () => {
    const bodies = new Set<string>();
    for (const node of [0, 1, 2]) {
      for (const url of URLS) bodies.add((await emulator.edge.get(url, { node })).body.toString());
    }
    return [...bodies];
  };
  /** The refresh calls that were accepted since the last look, by path. */
  let seen = 0;
  const accepted = () => {
    const calls = emulator.calls().slice(seen);
    seen += calls.length;
    const refreshes = calls.filter((call) => call.accepted && call.action.startsWith("Refresh"));
    return refreshes.map(({ parameters }) => parameters.ObjectPath?.replace(BASE, ""));
  };
  /** The second deployment, into a fault that lets one refresh call pass. */
  const deploy = async (fault: Partial<FaultOptions> | undefined, args: Values = {}) => {
    if (fault) emulator.faults.add({ action: "RefreshObjectCaches", skip: 1, ...fault } as FaultOptions);
    publish("second");
    return site.up({ ...ARGS, trigger: "second", ...args });
  };

  beforeEach(async () => {
    emulator = await startEmulator({
      origin: folder,
      clock: "virtual",
      taskSeconds: { visible: 2, duration: 60 },
    });
    // Time-outs are the client's own, in real time.
    const config = configOf(emulator, { clientReadTimeout: "300" });
    site = new Deployment(inProcess(cdn, emulator, clockOf(emulator), config), "cdn");
    publish("first");
    await site.up({ ...ARGS, trigger: "first" });
    emulator.clock.advance(60_000);
    expect(await served()).toEqual(["first"]);
    seen = emulator.calls().length;
  });
  afterEach(() => emulator.close());
  afterAll(() => rmSync(folder, { recursive: true }));

  const passing: Partial<FaultOptions>[] = [
    { kind: "error", code: "Throttling.User" },
    { kind: "error", code: "ServiceUnavailable" },
    { kind: "error", code: "InternalError", times: 3 },
    { kind: "error", code: "QuotaPerMinuteExceeded.Refresh" },
    { kind: "error", code: "TooMany.Refresh" },
    { kind: "html", when: "before" },
    { kind: "reset", when: "before" },
    { kind: "redirect", when: "before" },
    { kind: "empty", when: "before" },
    { kind: "hang", when: "before" },
    { kind: "slow", when: "before" },
  ];
  it.each(passing)("goes on after %j", async (fault) => {
    expect(await deploy(fault)).toEqual({ operation: "update" });
    expect(accepted()).toEqual(["a.js", "b.js", "c.js"]);
    emulator.clock.advance(60_000);
    expect(await served()).toEqual(["second"]);
  });

  const lost: Partial<FaultOptions>[] = [
    { kind: "reset", when: "after" },
    { kind: "empty", when: "after" },
    { kind: "noTaskId" },
    { kind: "hang", when: "after" },
    { kind: "html", when: "after" },
    { kind: "redirect", when: "after" },
  ];
  it.each(lost)("does not send again what was accepted although the answer was lost: %j", async (fault) => {
    expect(await deploy(fault)).toEqual({ operation: "update" });
    expect(accepted()).toEqual(["a.js", "b.js", "c.js"]);
    expect(site.state?.outputs).toMatchObject({ refreshed: { files: 3, calls: 3 } });
    expect(new Set(site.state?.outputs.taskIds as string[]).size).toBeGreaterThan(0);
    emulator.clock.advance(60_000);
    expect(await served()).toEqual(["second"]);
  });

  it("is not deceived by somebody else's refresh of one of the URLs", async () => {
    const { accessKeyId, accessKeySecret } = emulator.credentials;
    const keys = { accessKeyId, accessKeySecret };
    const transport = {
      protocol: "HTTPS",
      connectTimeoutMs: 5_000,
      readTimeoutMs: 5_000,
      parameters: {},
    } as const;
    const clock = clockOf(emulator);
    let isMade = false;
    const sleep = async (ms: number) => {
      const isLost = emulator.calls().some((call) => call.parameters.ObjectPath?.includes("\n"));
      if (isLost && !isMade) {
        isMade = true;
        const connection = connect(emulator.api, "2018-05-10", transport);
        await connection.request("RefreshObjectCaches", { ObjectPath: URLS[2] as string }, keys);
        connection.close();
      }
      return clock.sleep(ms);
    };
    const other = new Deployment(inProcess(cdn, emulator, { ...clock, sleep }), "cdn");
    emulator.faults.add({ action: "RefreshObjectCaches", kind: "reset", when: "before" });
    publish("second");
    expect(await other.up({ objectPaths: URLS, trigger: "second" })).toEqual({ operation: "create" });
    expect(isMade).toBe(true);
    emulator.clock.advance(60_000);
    expect(await served()).toEqual(["second"]);
  });

  const ending: [Partial<FaultOptions>, string][] = [
    [{ kind: "error", code: "Forbidden.RAM" }, "lacks the right"],
    [{ kind: "error", code: "InvalidDomain.NotFound" }, "must belong to the account"],
    [{ kind: "error", code: "OperationDenied.Suspended" }, "settle the account's bill"],
    [{ kind: "error", code: "SomethingNew" }, "SomethingNew"],
    [{ kind: "quotaSpent" }, "The day's quota is spent"],
    [{ kind: "error", code: "InternalError", times: 100 }, "InternalError"],
    [{ kind: "html", when: "before", times: 100 }, "and the endpoint http://127.0.0.1:"],
  ];
  it.each(ending)("keeps what was done and goes on at the next up after %j", async (fault, reason) => {
    const failed = await deploy(fault);
    expect(failed.operation).toBe("update");
    expect(failed.error).toContain(reason);
    expect(failed.error).toContain("So far refreshed: 1 file; still to refresh: 2 files.");
    expect(accepted()).toEqual(["a.js"]);
    expect(site.state?.outputs).toMatchObject({
      status: "failed",
      done: `File ${URLS[0]}`,
      pending: `submit File ${URLS[1]}\nsubmit File ${URLS[2]}`,
    });
    emulator.faults.clear();
    emulator.clock.advance(24 * 60 * 60_000);
    expect(await site.up({ ...ARGS, trigger: "second" })).toEqual({ operation: "update" });
    expect(accepted()).toEqual(["b.js", "c.js"]);
    expect(site.state?.outputs).toMatchObject({ refreshed: { files: 3, calls: 3 }, status: "submitted" });
    expect(site.state?.outputs).not.toHaveProperty("pending");
    emulator.clock.advance(60_000);
    expect(await served()).toEqual(["second"]);
    expect(await site.up({ ...ARGS, trigger: "second" })).toEqual({ operation: "same" });
  });

  it("covers the whole failed attempt when the deployment is rolled back", async () => {
    await deploy({ kind: "error", code: "Forbidden.RAM" });
    emulator.clock.advance(60_000);
    accepted();
    expect(await served()).toEqual(["second", "first"]);
    publish("first");
    expect(await site.up({ ...ARGS, trigger: "first" })).toEqual({ operation: "update" });
    expect(accepted()).toEqual(["a.js", "b.js", "c.js"]);
    emulator.clock.advance(60_000);
    expect(await served()).toEqual(["first"]);
  });

  it("lets the deployment succeed with a warning where that is asked for, and still goes on", async () => {
    const args = { onFailure: "warn" };
    expect(await deploy({ kind: "error", code: "Forbidden.RAM" }, args)).toEqual({ operation: "update" });
    expect(accepted()).toEqual(["a.js"]);
    expect(site.state?.outputs.pending).toContain(URLS[1]);
    expect(await site.up({ ...ARGS, trigger: "second", ...args })).toEqual({ operation: "update" });
    expect(accepted()).toEqual(["b.js", "c.js"]);
  });

  it("sends nothing when the quota is known to be short, and says when it resets", async () => {
    emulator.quota.set({ product: "cdn", UrlRemain: 2 });
    const failed = await deploy(undefined);
    expect(failed.error).toMatch(
      /Nothing was sent: CDN: 3 files needed, 2 left today\. The quota resets at 00:00 UTC\+8/,
    );
    expect(accepted()).toEqual([]);
    emulator.clock.advance(24 * 60 * 60_000);
    expect(await site.up({ ...ARGS, trigger: "second" })).toEqual({ operation: "update" });
    expect(accepted()).toHaveLength(3);
  });

  it("sends day by day what several failed refreshes have left, and no day can hold", async () => {
    const NEW = { ...ARGS, trigger: "third", objectPaths: URLS.map((url) => url.replace(".js", ".css")) };
    const small = await startEmulator({
      clock: "virtual",
      taskSeconds: { visible: 0, duration: 0 },
      limits: { cdn: { urlsPerDay: 4 } },
    });
    const stack = new Deployment(inProcess(cdn, small), "cdn");
    const sent = () =>
      small
        .calls()
        .flatMap(({ action, parameters }) => (action.startsWith("Refresh") ? parameters.ObjectPath : []));
    small.quota.set({ product: "cdn", UrlRemain: 0 });
    await stack.up({ ...ARGS, trigger: "second" });
    expect((await stack.up(NEW)).error).toContain("Nothing was sent: CDN: 6 files needed, 0 left today");
    small.clock.advance(24 * 60 * 60_000);
    const { error } = await stack.up(NEW);
    expect(error).toContain(
      "Only what fits was sent, as no day's quota holds it all: CDN: 6 files needed, 4 left today",
    );
    expect(error).toContain("So far refreshed: 4 files; still to refresh: 2 files.");
    expect(stack.state?.outputs.status).toBe("failed");
    small.clock.advance(24 * 60 * 60_000);
    expect(await stack.up(NEW)).toEqual({ operation: "update" });
    expect(sent().sort()).toEqual([...URLS, ...NEW.objectPaths].sort());
    await small.close();
  });

  it("goes on without the right to ask for the quota", async () => {
    emulator.faults.add({ action: "DescribeRefreshQuota", kind: "error", code: "Forbidden.RAM" });
    expect(await deploy(undefined)).toEqual({ operation: "update" });
    expect(accepted()).toHaveLength(3);
  });

  describe("while it waits", () => {
    const WAIT = { wait: { timeoutSeconds: 100 } };

    it("returns when all tasks are complete", async () => {
      expect(await deploy(undefined, WAIT)).toEqual({ operation: "update" });
      expect(site.state?.outputs.status).toBe("complete");
      expect(await served()).toEqual(["second"]);
    });

    it("names the paths that failed, and sends them again", async () => {
      const failed = await deploy({ kind: "taskFails", skip: 0 }, WAIT);
      expect(failed.error).toContain(`The service failed to refresh ${URLS[0]}`);
      expect(site.state?.outputs.status).toBe("failed");
      accepted();
      expect(await site.up({ ...ARGS, trigger: "second", ...WAIT })).toEqual({ operation: "update" });
      expect(accepted()).toEqual(["a.js"]);
      expect(await served()).toEqual(["second"]);
    });

    it("times out, keeps the ids, and only waits on at the next up", async () => {
      const failed = await deploy(undefined, { wait: { timeoutSeconds: 5 } });
      expect(failed.error).toContain("not complete within 5 seconds");
      expect(site.state?.outputs).toMatchObject({ status: "timedOut" });
      expect(site.state?.outputs.pending).toMatch(/^await \d+ File /);
      expect(accepted()).toHaveLength(3);
      expect(await site.up({ ...ARGS, trigger: "second", ...WAIT })).toEqual({ operation: "update" });
      expect(accepted()).toEqual([]);
      expect(site.state?.outputs.status).toBe("complete");
    });

    it.each([
      ["waits again", WAIT],
      ["no longer waits", {}],
    ])("sends again what failed after the time-out, when it %s", async (_, args) => {
      await deploy({ kind: "taskFails", skip: 0 }, { wait: { timeoutSeconds: 5 } });
      expect(site.state?.outputs.status).toBe("timedOut");
      expect(accepted()).toHaveLength(3);
      emulator.clock.advance(60_000);
      expect(await site.up({ ...ARGS, trigger: "second", ...args })).toEqual({ operation: "update" });
      expect(accepted()).toEqual(["a.js"]);
      emulator.clock.advance(60_000);
      expect(await served()).toEqual(["second"]);
    });

    it("sends again what the service has forgotten", async () => {
      await deploy({ kind: "taskNeverEnds", skip: 0, times: 3 }, WAIT);
      accepted();
      emulator.clock.advance(4 * 24 * 60 * 60_000);
      expect(await site.up({ ...ARGS, trigger: "second", ...WAIT })).toEqual({ operation: "update" });
      expect(accepted()).toHaveLength(3);
      expect(await served()).toEqual(["second"]);
    });

    it("tolerates tasks that are listed late", async () => {
      expect(await deploy({ kind: "taskLate", skip: 0, times: 3 }, WAIT)).toEqual({ operation: "update" });
      expect(site.state?.outputs.status).toBe("complete");
    });
  });

  it("brings the status up to date with pulumi refresh, without an update", async () => {
    await deploy(undefined);
    expect(site.state?.outputs.status).toBe("submitted");
    await site.refresh();
    expect(site.state?.outputs.status).toBe("submitted");
    emulator.clock.advance(60_000);
    await site.refresh();
    expect(site.state?.outputs.status).toBe("complete");
    expect(await site.up({ ...ARGS, trigger: "second" })).toEqual({ operation: "same" });
  });

  it("keeps the status of forgotten tasks, and when it may not ask", async () => {
    await deploy(undefined);
    emulator.faults.add({ action: "DescribeRefreshTaskById", kind: "error", code: "Forbidden.RAM" });
    await site.refresh();
    emulator.clock.advance(4 * 24 * 60 * 60_000);
    await site.refresh();
    expect(site.state?.outputs.status).toBe("submitted");
    expect(await site.up({ ...ARGS, trigger: "second" })).toEqual({ operation: "same" });
  });
});
