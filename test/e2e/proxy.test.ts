import { join } from "node:path";
import { expect, it } from "vitest";
import { startEmulator } from "../emulator";
import { leaksIn } from "../support/leaks";
import { startProxy } from "../support/proxy";
import { refreshStack } from "../support/refresh-stack";
import { behindTls, CERTIFICATE } from "../support/tls";

const PROGRAM = `
import { CdnRefresh } from "pulumi-alicloud-refresh";
new CdnRefresh("site", { objectPaths: ["https://static.example.com/"], objectType: "Directory", trigger: "v1" });
`;

it("a proxy is called through, and its password is in no output or file, even with all debug output on", async () => {
  await using emulator = await startEmulator();
  await using service = await behindTls(Number(new URL(emulator.api).port));
  await using proxy = await startProxy();
  const password = "UNMISTAKABLE-password-of-the-proxy";
  using site = await refreshStack(emulator, "index.mjs", PROGRAM, { files: { "ca.pem": CERTIFICATE } });
  const cdn = `https://cdn.aliyuncs.com:${service.port}`;
  await site.project.pulumi("config", "set", "alicloud:endpoints", JSON.stringify([{ cdn }]));
  // With these lower-case names, Pulumi's own channel between engine and program would use the proxy, too.
  Object.assign(site.project.env, {
    https_proxy: `http://deploy:${password}@127.0.0.1:${proxy.port}`,
    no_proxy: "127.0.0.1",
    NODE_EXTRA_CA_CERTS: join(site.project.folder, "ca.pem"),
    DEBUG: "*",
  });
  const { code, output } = await site.project.up();
  expect(code, output).toBe(0);
  expect(site.asked()).toEqual(["cdn https://static.example.com/"]);
  expect(output).toContain("https-proxy-agent");
  expect(new Set(proxy.asked.map(({ what }) => what))).toEqual(
    new Set([`CONNECT cdn.aliyuncs.com:${service.port}`]),
  );
  expect(leaksIn(site.project.folder, { output }, { password })).toEqual([]);
});
