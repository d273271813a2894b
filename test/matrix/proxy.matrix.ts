import { join } from "node:path";
import { describe, expect } from "vitest";
import { startProxy } from "../support/proxy";
import { refreshStack } from "../support/refresh-stack";
import { behindTls, CERTIFICATE } from "../support/tls";
import { it } from "./fixtures";
import { install, manifest } from "./managers";

const PROGRAM = `
const { CdnRefresh } = require("pulumi-alicloud-refresh");
new CdnRefresh("site", { objectPaths: ["https://static.example.com/"], objectType: "Directory", trigger: "v1" });
`;

/** The package of the tunnels is an ES module that is loaded late, from wherever the package manager has put it. */
describe("a proxy", () => {
  it.for([
    {
      title: "pnpm, isolated",
      manager: "pnpm",
      settings: { "pnpm-workspace.yaml": "strictDepBuilds: false\n" },
    },
    {
      title: "Yarn, Plug'n'Play",
      manager: "yarn",
      settings: { ".yarnrc.yml": "nodeLinker: pnp\n" },
      env: { NODE_OPTIONS: "--require ./.pnp.cjs --loader ./.pnp.loader.mjs" },
    },
  ] as const)("$title", async ({ manager, settings, ...of }, { emulator, tarball }) => {
    await using service = await behindTls(Number(new URL(emulator.api).port));
    await using proxy = await startProxy();
    const files = { ...settings, "ca.pem": CERTIFICATE, "package.json": manifest(tarball) };
    using stack = await refreshStack(emulator, "index.js", PROGRAM, { ...of, files, link: () => {} });
    await install(stack.project.folder, manager);
    const cdn = `https://cdn.aliyuncs.com:${service.port}`;
    await stack.project.pulumi("config", "set", "alicloud:endpoints", JSON.stringify([{ cdn }]));
    Object.assign(stack.project.env, {
      HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
      NODE_EXTRA_CA_CERTS: join(stack.project.folder, "ca.pem"),
    });
    const { code, output } = await stack.project.up();
    expect(code, output).toBe(0);
    expect(stack.asked()).toEqual(["cdn https://static.example.com/"]);
    expect(new Set(proxy.asked.map(({ what }) => what))).toEqual(
      new Set([`CONNECT cdn.aliyuncs.com:${service.port}`]),
    );
  });
});
