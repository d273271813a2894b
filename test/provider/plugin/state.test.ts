import { describe, expect, it } from "vitest";
import { serve } from "../../../provider/plugin/serve";
import { initFailureOf } from "../../support/host";
import { PluginClient, secret } from "../../support/plugin-client";
import { A, B, served } from "./served";

const plugin = served();

describe("state", () => {
  it("holds nothing but arguments, plan and outputs", async () => {
    const inputs = await plugin.checked({ objectPaths: [B, A], trigger: "v1", force: null });
    expect(inputs).toEqual({
      objectPaths: [A, B],
      trigger: "v1",
      plan: expect.stringMatching(/^#1 created/),
    });
    const { properties } = await plugin.client.create(inputs);
    expect(Object.keys(properties).filter((name) => name.startsWith("__"))).toEqual([]);
  });

  it("keeps arguments secret, as a whole, and all that is made of them", async () => {
    const inputs = await plugin.checked({ objectPaths: [A, secret(B)], trigger: "v1" });
    expect(inputs).toEqual({
      objectPaths: secret([A, B]),
      trigger: "v1",
      plan: secret(expect.stringMatching(/^#1/)),
    });
    const { id, properties } = await plugin.client.create(inputs);
    expect(properties.inputsHash).toEqual(secret(expect.any(String)));
    const again = await plugin.checked({ objectPaths: [A, secret(B)], trigger: "v1" }, inputs);
    expect(again).toEqual(inputs);
    expect(await plugin.client.diff(id, properties, again, inputs)).toBe("none");
  });

  it("keeps a plan secret that was made of arguments which are not secret any more", async () => {
    const before = await plugin.checked({ objectPaths: [A, B], trigger: secret("v1") });
    const inputs = await plugin.checked({ objectPaths: [A, B], trigger: "v1", force: true }, before);
    expect(inputs).toMatchObject({ trigger: "v1", plan: before.plan });
    expect(before.plan).toEqual(secret(expect.any(String)));
  });

  it("of a dynamic resource is taken over: no difference, no call", async () => {
    const shell = {
      __provider: "exports",
      __urn: "urn:pulumi:dev::test::pulumi-nodejs:dynamic/x:CdnRefresh::site",
    };
    const inputs = await plugin.checked({ objectPaths: [A], trigger: "v1" });
    const { id, properties } = await plugin.client.create(inputs);
    const [olds, oldInputs] = [
      { ...properties, ...shell },
      { ...inputs, ...shell },
    ];
    const now = await plugin.checked({ objectPaths: [A], trigger: "v1" }, oldInputs);
    expect(now).toEqual(inputs);
    expect(await plugin.client.diff(id, olds, now, oldInputs)).toBe("none");
  });

  it("keeps a failure as the engine is to keep it", async () => {
    plugin.emulator.faults.add({ action: "RefreshObjectCaches", kind: "error", code: "Forbidden.RAM" });
    const inputs = await plugin.checked({ objectPaths: [A], trigger: "v1" });
    const error = await plugin.client.create(inputs).catch((thrown) => thrown);
    const { id, properties, reasons } = initFailureOf(error) ?? {};
    expect(id).toMatch(/^cdn-refresh-/);
    expect(properties).toMatchObject({ pending: expect.stringContaining(A), status: "failed" });
    expect(Object.keys(properties ?? {}).filter((name) => name.startsWith("__"))).toEqual([]);
    expect(reasons).toEqual([expect.stringContaining("Forbidden.RAM")]);
  });

  it("refuses to import what the service does not keep", async () => {
    await expect(plugin.client.read("cdn-refresh-1", {})).rejects.toThrow("cannot be imported");
  });

  it("cannot be that of a resource which the plugin does not have", async () => {
    using server = await serve(new Map());
    using other = new PluginClient(server.port, "CdnRefresh");
    await expect(other.check({}, {})).rejects.toThrow(
      "alicloud-refresh:index:CdnRefresh is not a resource of this plugin",
    );
  });
});
