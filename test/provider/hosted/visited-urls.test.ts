import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodeUrlPath, fileUrlPaths, hashAssets, type ToUrlPaths } from "../../../sdk";
import { type Emulator, startEmulator } from "../../emulator";
import type { Values } from "../../support/deployment";
import { Hosted } from "../../support/hosted";
import { fail, succeed } from "../../support/outcome";
import { askedOf } from "../../support/refresh-stack";

const BASE = "https://static.example.com";
const IDN = "https://静态.example.com";
const IDN_SENT = "https://xn--t7tw54j.example.com";

describe("the URLs that are sent are those that visitors request", () => {
  let emulator: Emulator;
  let resource: Hosted;
  let asked: () => string[];
  let version = 0;
  const folder = mkdtempSync(join(tmpdir(), "site-"));
  const write = (name: string) => {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), `version ${version}`);
  };
  /** The bytes at every node, as one text. */
  const seen = async (url: string) => {
    const visits = await Promise.all([0, 1, 2].map((node) => emulator.edge.get(url, { node })));
    return [...new Set(visits.map(({ body }) => body.toString()))].join(" / ");
  };
  /** Visits the URLs, changes their file, deploys: what is sent, and whether all visitors get the new bytes. */
  const deploy = async (file: string, urls: readonly string[], argsNow: () => Values): Promise<string[]> => {
    const before = await Promise.all(urls.map(seen));
    version++;
    write(file);
    expect(await Promise.all(urls.map(seen))).toEqual(before);
    expect(before).not.toContain(`version ${version}`);
    asked();
    const args = argsNow();
    resource.create(args.domainName ? "cacheTag" : "cdn");
    expect(await resource.up(args)).toMatchObject({ operation: "create", code: 0 });
    for (const url of urls) expect([url, await seen(url)]).toEqual([url, `version ${version}`]);
    return asked();
  };
  const paths =
    (...objectPaths: string[]) =>
    () => ({ objectPaths, trigger: "v1" });
  const site =
    (base: string, toUrlPaths: ToUrlPaths = fileUrlPaths) =>
    () => ({
      assets: hashAssets(folder, { toUrlPaths }).text,
      baseUrls: [base],
    });
  const refuses = async (args: Values, ...reasons: (string | RegExp)[]) => {
    asked();
    resource.create();
    const output = await fail(resource.preview(args));
    for (const reason of reasons) expect(output).toMatch(reason);
    expect(asked()).toEqual([]);
  };

  beforeAll(async () => {
    for (const file of ["style.css", "docs/intro.html", "图片/猫.jpg", "文档/你.html"]) write(file);
    const headers = (path: string) => ({ "cache-tag": path });
    emulator = await startEmulator({ origin: folder, headers, taskSeconds: { visible: 0, duration: 0 } });
    asked = askedOf(emulator);
    resource = await Hosted.start(emulator);
  });
  afterAll(async () => {
    await resource?.[Symbol.asyncDispose]();
    await emulator?.close();
    rmSync(folder, { recursive: true });
  });

  it("a base with an empty segment or dots is refused, and the right one refreshes what is visited", async () => {
    const assets = hashAssets(folder).text;
    const bad = [`${BASE}//`, `${BASE}/app//`, `${BASE}/a/../b/`];
    await refuses(
      { assets, baseUrls: bad },
      /baseUrls\[0\].* empty segment/,
      /baseUrls\[1\]/,
      /baseUrls\[2\].*"\.\."/,
    );
    const [sent] = await deploy("style.css", [`${BASE}/style.css`], site(`${BASE}/`));
    expect(sent).toContain(`${BASE}/style.css`);
  });

  it("a raw object path, and files below a raw base", async () => {
    const cat = `${BASE}/图片/猫.jpg`;
    expect(await deploy("图片/猫.jpg", [cat], paths(cat))).toEqual([
      `cdn ${BASE}/%E5%9B%BE%E7%89%87/%E7%8C%AB.jpg`,
    ]);
    const below = () => ({
      assets: hashAssets(join(folder, "文档")).text,
      baseUrls: [`${BASE}/文档/`],
    });
    expect(await deploy("文档/你.html", [`${BASE}/文档/你.html`], below)).toEqual([
      `cdn ${BASE}/%E6%96%87%E6%A1%A3/%E4%BD%A0.html`,
    ]);
  });

  it("a domain in its own script: in an object path, a base, and for cache tags", async () => {
    const page = `${IDN}/style.css`;
    expect(await deploy("style.css", [page], paths(page))).toEqual([`cdn ${IDN_SENT}/style.css`]);
    const [sent] = await deploy("style.css", [page], site(`${IDN}/`));
    expect(sent).toContain(`cdn ${IDN_SENT}/`);
    const tags = { domainName: "静态.Example.com", cacheTags: ["/style.css"], trigger: "v1" };
    expect(await deploy("style.css", [page], () => tags)).toEqual(["cdn /style.css"]);
    expect(emulator.calls().at(-1)?.parameters.DomainName).toBe("xn--t7tw54j.example.com");
  });

  it("a slash that is written as an escape is refused, and encodeUrlPath writes it right", async () => {
    const encoded = (file: string) => `/${encodeURIComponent(file)}`;
    expect(() => hashAssets(folder, { toUrlPaths: encoded })).toThrow(
      'docs/intro.html has no valid URL: "/docs%2Fintro.html" contains %2F; write a slash as "/", which encodeUrlPath',
    );
    await refuses(
      { assets: "0123456789abcdef  /docs%2Fintro.html\n", baseUrls: [`${BASE}/`] },
      /line 1: .* contains %2F/,
    );
    const right = site(`${BASE}/`, (file) => `/${encodeUrlPath(file)}`);
    const [sent] = await deploy("docs/intro.html", [`${BASE}/docs/intro.html`], right);
    expect(sent).toContain(`${BASE}/docs/intro.html`);
  });

  it("two spellings are one target, and another spelling refreshes nothing", async () => {
    const both = paths("HTTPS://Static.Example.com:443/style.css", `${BASE}/style.css`);
    expect(await deploy("style.css", [`${BASE}/style.css`], both)).toEqual([`cdn ${BASE}/style.css`]);
    const other = paths("HTTPS://STATIC.example.com/style.css")();
    expect(await resource.preview(other)).toMatchObject({ code: 0, output: "" });
    await resource.up(other);
    expect(asked()).toEqual([]);
    expect(await resource.up(other)).toMatchObject({ operation: "same" });
  });

  it("links with lower-case escapes, where both forms are named", async () => {
    const lower = (path: string) => path.replace(/%../g, (escaped) => escaped.toLowerCase());
    const both = (file: string) => fileUrlPaths(file).flatMap((path) => [path, lower(path)]);
    const urls = [`${BASE}/文档/你.html`, `${BASE}/%e6%96%87%e6%a1%a3/%e4%bd%a0.html`];
    await deploy("文档/你.html", urls, site(`${BASE}/`, both));
  });

  it("warns about what the service may interpret differently, and continues", async () => {
    resource.create();
    const odd = { objectPaths: [`${BASE}/[0-9]+\\.css`], objectType: "Regex", trigger: "v1" };
    const output = await succeed(resource.preview(odd));
    expect(output).toMatch(
      /^warning: objectPaths\[0\]: .* only \[0-9\], \[a-z\], \[\^\/\]\* and \.\* .*: \+ \\\./m,
    );
    expect((await resource.preview(paths(`${BASE}//key`)())).output).toMatch(
      /^warning: objectPaths\[0\]: the empty segment/m,
    );
  });

  it("user names, addresses and hosts that are not domains are rejected", async () => {
    await refuses(paths("https://me@static.example.com/a")(), /user name/);
    await refuses(
      paths("https://192.0.2.1/a", "https://localhost/a")(),
      /an IP address/,
      /names a host without a dot/,
    );
  });
});
