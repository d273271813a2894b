import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { type RefreshStack, refreshStack } from "../support/refresh-stack";

/** A resource of the given name: a new one in each test, the one before is deleted. */
const PROGRAM = `
import { readFileSync } from "node:fs";
import { CacheTagRefresh, CdnRefresh, encodeUrlPath, fileUrlPaths, hashAssets } from "pulumi-alicloud-refresh";
const { name, folder, mapping, ...args } = JSON.parse(readFileSync("args.json", "utf8"));
const lower = (path) => path.replace(/%../g, (escape) => escape.toLowerCase());
const MAPPINGS = {
  encoded: (file) => "/" + encodeURIComponent(file),
  right: (file) => "/" + encodeUrlPath(file),
  both: (file) => fileUrlPaths(file).flatMap((path) => [path, lower(path)]),
};
const assets = folder && hashAssets(folder, { toUrlPaths: MAPPINGS[mapping] });
const resource = args.domainName ? new CacheTagRefresh(name, args) : new CdnRefresh(name, { ...args, ...(assets && { assets }) });
export const refreshed = resource.refreshed;
`;
const BASE = "https://static.example.com";
const IDN = "https://静态.example.com";
const IDN_SENT = "https://xn--t7tw54j.example.com";

describe("what is sent is what visitors ask for", () => {
  let emulator: Emulator;
  let stack: RefreshStack;
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
  const up = async () => {
    const { code, output } = await stack.project.up();
    expect(code, output).toBe(0);
    return output;
  };
  /** Visits the URLs, changes their file, deploys: what is sent, and whether all visitors get the new bytes. */
  const deploy = async (file: string, urls: readonly string[], args: object): Promise<string[]> => {
    const before = await Promise.all(urls.map(seen));
    version++;
    write(file);
    expect(await Promise.all(urls.map(seen))).toEqual(before);
    expect(before).not.toContain(`version ${version}`);
    stack.asked();
    stack.set({ name: `row-${version}`, ...args });
    await up();
    for (const url of urls) expect([url, await seen(url)]).toEqual([url, `version ${version}`]);
    return stack.asked();
  };
  const refuses = async (args: object, ...reasons: (string | RegExp)[]) => {
    stack.asked();
    stack.set({ name: "refused", ...args });
    const { code, output } = await stack.project.preview();
    expect(code).not.toBe(0);
    for (const reason of reasons) expect(output).toMatch(reason);
    expect(stack.asked()).toEqual([]);
  };

  beforeAll(async () => {
    for (const file of ["style.css", "docs/intro.html", "图片/猫.jpg", "文档/你.html"]) write(file);
    const headers = (path: string) => ({ "cache-tag": path });
    emulator = await startEmulator({ origin: folder, headers, taskSeconds: { visible: 0, duration: 0 } });
    stack = await refreshStack(emulator, "index.mjs", PROGRAM);
  });
  afterAll(async () => {
    stack?.[Symbol.dispose]();
    await emulator?.close();
    rmSync(folder, { recursive: true });
  });

  it("a base with an empty segment or dots is refused, and the right one refreshes what is visited", async () => {
    const bad = [`${BASE}//`, `${BASE}/app//`, `${BASE}/a/../b/`];
    await refuses(
      { folder, baseUrls: bad },
      /baseUrls\[0\].* empty segment/,
      /baseUrls\[1\]/,
      /baseUrls\[2\].*"\.\."/,
    );
    const sent = await deploy("style.css", [`${BASE}/style.css`], { folder, baseUrls: [`${BASE}/`] });
    expect(sent[0]).toContain(`${BASE}/style.css`);
  });

  it("a raw object path, and files below a raw base", async () => {
    const cat = `${BASE}/图片/猫.jpg`;
    expect(await deploy("图片/猫.jpg", [cat], { objectPaths: [cat], trigger: "v1" })).toEqual([
      `cdn ${BASE}/%E5%9B%BE%E7%89%87/%E7%8C%AB.jpg`,
    ]);
    const baseUrls = [`${BASE}/文档/`];
    const below = { folder: join(folder, "文档"), baseUrls };
    expect(await deploy("文档/你.html", [`${BASE}/文档/你.html`], below)).toEqual([
      `cdn ${BASE}/%E6%96%87%E6%A1%A3/%E4%BD%A0.html`,
    ]);
  });

  it("a domain in its own script: in an object path, a base, and for cache tags", async () => {
    const page = [`${IDN}/style.css`];
    expect(await deploy("style.css", page, { objectPaths: page, trigger: "v1" })).toEqual([
      `cdn ${IDN_SENT}/style.css`,
    ]);
    const [sent] = await deploy("style.css", page, { folder, baseUrls: [`${IDN}/`] });
    expect(sent).toContain(`cdn ${IDN_SENT}/`);
    const tags = { domainName: "静态.Example.com", cacheTags: ["/style.css"], trigger: "v1" };
    expect(await deploy("style.css", page, tags)).toEqual(["cdn /style.css"]);
    expect(emulator.calls().at(-1)?.parameters.DomainName).toBe("xn--t7tw54j.example.com");
  });

  it("a slash that is written as an escape is refused, and encodeUrlPath writes it right", async () => {
    const baseUrls = [`${BASE}/`];
    await refuses(
      { folder, baseUrls, mapping: "encoded" },
      /docs\/intro.html has no valid URL: "\/docs%2Fintro.html" contains %2F; write a slash as "\/", which encodeUrlPath/,
    );
    await refuses({ assets: "0123456789abcdef  /docs%2Fintro.html\n", baseUrls }, /line 1: .* contains %2F/);
    const [sent] = await deploy("docs/intro.html", [`${BASE}/docs/intro.html`], {
      folder,
      baseUrls,
      mapping: "right",
    });
    expect(sent).toContain(`${BASE}/docs/intro.html`);
  });

  it("two spellings are one target, and another spelling refreshes nothing", async () => {
    const spelt = {
      objectPaths: ["HTTPS://Static.Example.com:443/style.css", `${BASE}/style.css`],
      trigger: "v1",
    };
    expect(await deploy("style.css", [`${BASE}/style.css`], spelt)).toEqual([`cdn ${BASE}/style.css`]);
    stack.set({ ...spelt, name: `row-${version}`, objectPaths: [`HTTPS://STATIC.example.com/style.css`] });
    expect((await stack.project.preview()).output).not.toContain("will refresh");
    await up();
    expect(stack.asked()).toEqual([]);
    expect((await stack.project.preview("--expect-no-changes")).code).toBe(0);
  });

  it("links with lower-case escapes, where both forms are named", async () => {
    const urls = [`${BASE}/文档/你.html`, `${BASE}/%e6%96%87%e6%a1%a3/%e4%bd%a0.html`];
    await deploy("文档/你.html", urls, { folder, baseUrls: [`${BASE}/`], mapping: "both" });
  });

  it("warns of what the service may read in another way, and goes on", async () => {
    const odd = { objectPaths: [`${BASE}/[0-9]+\\.css`], objectType: "Regex", trigger: "v1", name: "odd" };
    stack.set(odd);
    const { code, output } = await stack.project.preview();
    expect(code, output).toBe(0);
    expect(output).toMatch(
      /warning: objectPaths\[0\]: .* only \[0-9\], \[a-z\], \[\^\/\]\* and \.\* .*: \+ \\\./,
    );
    stack.set({ objectPaths: [`${BASE}//key`], trigger: "v1", name: "odd" });
    expect((await stack.project.preview()).output).toMatch(/warning: objectPaths\[0\]: the empty segment/);
  });

  it("user names, addresses and hosts that are no domains are refused", async () => {
    const objectPaths = ["https://me@static.example.com/a", "https://192.0.2.1/a", "https://localhost/a"];
    await refuses({ objectPaths: objectPaths.slice(0, 1), trigger: "v1" }, /user name/);
    await refuses(
      { objectPaths: objectPaths.slice(1), trigger: "v1" },
      /an IP address/,
      /names a host without a dot/,
    );
  });
});
