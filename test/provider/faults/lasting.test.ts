import { expect, it } from "vitest";
import type { FaultOptions } from "../../emulator";
import { ARGS, secondDeployment, URLS } from "./second-deployment";

const second = secondDeployment();

const ending: [Partial<FaultOptions>, string][] = [
  [{ kind: "error", code: "OperationDenied.Suspended" }, "pay the account's bill"],
  [{ kind: "error", code: "SomethingNew" }, "SomethingNew"],
  [{ kind: "error", code: "SignatureNonceUsed", times: 2 }, "The service received the call twice"],
  [{ kind: "quotaSpent" }, "The daily quota is used up"],
  [{ kind: "error", code: "InternalError", times: 100 }, "InternalError"],
  [{ kind: "html", when: "before", times: 100 }, "and the endpoint http://127.0.0.1:"],
];
it.each(ending)("keeps what was done and continues at the next up after %j", async (fault, reason) => {
  const failed = await second.deploy(fault);
  expect(failed.operation).toBe("update");
  expect(failed.error).toContain(reason);
  expect(failed.error).toContain("Refreshed so far: 1 file; still to refresh: 2 files.");
  expect(second.accepted()).toEqual(["a.js"]);
  expect(second.site.state?.outputs).toMatchObject({
    status: "failed",
    done: expect.stringMatching(new RegExp(`^[0-9a-f]{16} File ${URLS[0]}$`)),
    pending: `submit File ${URLS[1]}\nsubmit File ${URLS[2]}`,
  });
  await goesOn();
});

const refusing: [string, string][] = [
  ["Forbidden.RAM", "lacks the permission"],
  ["InvalidDomain.NotFound", "must belong to the account"],
];
it.each(refusing)(
  "keeps a domain that is refused with %s apart, and sends nothing more of it",
  async (code, reason) => {
    const failed = await second.deploy({ kind: "error", code });
    expect(failed.error).toContain(reason);
    expect(failed.error).toContain("Refreshed so far: 1 file; refused: 2 files.");
    expect(failed.error).toContain("RefreshObjectCaches failed for static.example.com: ");
    expect(second.accepted()).toEqual(["a.js"]);
    expect(second.site.state?.outputs).toMatchObject({
      status: "failed",
      pending: `refused ${code} File ${URLS[1]}\nrefused ${code} File ${URLS[2]}`,
    });
    await goesOn();
  },
);

async function goesOn() {
  second.emulator.faults.clear();
  second.emulator.clock.advance(24 * 60 * 60_000);
  expect(await second.site.up({ ...ARGS, trigger: "second" })).toEqual({ operation: "update" });
  expect(second.accepted()).toEqual(["b.js", "c.js"]);
  expect(second.site.state?.outputs).toMatchObject({
    refreshed: { files: 3, calls: 3 },
    status: "submitted",
  });
  expect(second.site.state?.outputs).not.toHaveProperty("pending");
  second.emulator.clock.advance(60_000);
  expect(await second.served()).toEqual(["second"]);
  expect(await second.site.up({ ...ARGS, trigger: "second" })).toEqual({ operation: "same" });
}

it("covers the whole failed attempt when the deployment is rolled back", async () => {
  await second.deploy({ kind: "error", code: "Forbidden.RAM" });
  second.emulator.clock.advance(60_000);
  second.accepted();
  expect(await second.served()).toEqual(["second", "first"]);
  second.publish("first");
  expect(await second.site.up({ ...ARGS, trigger: "first" })).toEqual({ operation: "update" });
  expect(second.accepted().sort()).toEqual(["a.js", "b.js", "c.js"]);
  second.emulator.clock.advance(60_000);
  expect(await second.served()).toEqual(["first"]);
});

it("succeeds with a warning where onFailure asks for it, and continues later", async () => {
  const args = { onFailure: "warn" };
  expect(await second.deploy({ kind: "error", code: "Forbidden.RAM" }, args)).toEqual({
    operation: "update",
  });
  expect(second.accepted()).toEqual(["a.js"]);
  expect(second.site.state?.outputs.pending).toContain(URLS[1]);
  expect(await second.site.up({ ...ARGS, trigger: "second", ...args })).toEqual({ operation: "update" });
  expect(second.accepted()).toEqual(["b.js", "c.js"]);
});
