import { expect, it } from "vitest";
import { Deployment } from "../../support/deployment";
import { secret } from "../../support/plugin-client";
import { A, served } from "./served";

const plugin = served();

it("makes a Provider's keys secret even if they are not given as secrets, and validates its arguments", async () => {
  const { inputs, failures } = await plugin.client.checkConfig({
    accessKey: "id",
    secretKey: "s",
    region: "cn-beijing",
  });
  expect(inputs).toEqual({ accessKey: secret("id"), secretKey: secret("s"), region: "cn-beijing" });
  expect(failures).toEqual([]);
  const other = await plugin.client.checkConfig({ acessKey: "id", version: "1.0.0" });
  expect(other.failures).toEqual([
    expect.stringMatching(/^acessKey is not an argument of a Provider; the arguments are accessKey, /),
  ]);
});

it("says where keys are looked for, and where they cannot be seen", async () => {
  await plugin.client.configure({});
  const site = new Deployment(plugin.client, "cdn");
  const { error } = await site.up({ objectPaths: [A], trigger: "v1" });
  expect(error).toContain("1. alicloud-refresh:accessKey, ALICLOUD_ACCESS_KEY");
  expect(error).toContain("The configuration of @pulumi/alicloud (alicloud:...) is not available here");
});

it("takes objects and numbers as JSON texts, and as they are", async () => {
  const { credentials, api } = plugin.emulator;
  const keys = { accessKey: credentials.accessKeyId, secretKey: credentials.accessKeySecret };
  const others = { endpoints: [{ cdn: api }], clientReadTimeout: 2_000 };
  const asText = { endpoints: JSON.stringify(others.endpoints), clientReadTimeout: "2000" };
  for (const settings of [others, asText]) {
    await plugin.client.configure({ ...keys, ...settings });
    const site = new Deployment(plugin.client, "cdn");
    expect(await site.up({ objectPaths: [A], trigger: "v1" })).toEqual({ operation: "create" });
  }
  await plugin.client.configure({ ...keys, ...others, clientReadTimeout: "soon" });
  const { error } = await new Deployment(plugin.client, "cdn").up({ objectPaths: [A], trigger: "v1" });
  expect(error).toContain("alicloud-refresh:clientReadTimeout must be a whole number");
});
