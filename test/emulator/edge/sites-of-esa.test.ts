import { describe, expect, test } from "vitest";
import { edgeBefore, folderOf } from "./fixture";

/** What a purge of ESA reaches: the hosts of its site, and never another site's. */

const HOSTS = ["example.com", "www.example.com", "a.www.example.com", "shop.example.com", "notexample.com"];

async function start(tags = "") {
  const folder = folderOf({ "page.html": "old" });
  const headers = tags === "" ? {} : { headers: () => ({ "cache-tag": tags }) };
  const sites = ["example.com", "shop.example.com"];
  const edge = await edgeBefore(folder.path, { sites, ...headers });
  const visit = (host: string) => edge.edge.get(`http://${host}/page.html`);
  for (const host of HOSTS) await visit(host);
  folder.write("page.html", "new");
  const renewed = async () => {
    const visits = await Promise.all(HOSTS.map(async (host) => [host, await visit(host)] as const));
    return visits.flatMap(([host, { body }]) => (body.toString() === "new" ? [host] : []));
  };
  return { ...edge, visit, renewed };
}

describe("of the site example.com", () => {
  test.each([
    ["Hostname", ["WWW.example.com"], ["www.example.com"]],
    ["All", ["example.com"], ["example.com", "www.example.com", "a.www.example.com"]],
    ["CacheTag", ["page"], ["example.com", "www.example.com", "a.www.example.com"]],
    ["Directory", ["https://www.example.com/"], ["www.example.com"]],
  ] as const)("%s", async (objectType, paths, hosts) => {
    const { refresh, renewed } = await start("page,all");
    refresh({ objectType, paths, siteName: "example.com", force: true });
    expect(await renewed()).toEqual(hosts);
  });
});

test("the response of a site says what its cache did; others do not", async () => {
  const { refresh, visit } = await start();
  const status = async (host: string) => (await visit(host)).headers["x-site-cache-status"];
  expect(await status("www.example.com")).toBe("HIT");
  refresh({ objectType: "All", paths: ["example.com"], siteName: "example.com" });
  expect(await status("www.example.com")).toBe("EXPIRED");
  refresh({ objectType: "All", paths: ["example.com"], siteName: "example.com" });
  expect(await status("www.example.com")).toBe("REVALIDATED");
  refresh({ objectType: "File", paths: ["https://www.example.com/page.html"] });
  expect(await status("www.example.com")).toBe("MISS");
  expect(await status("notexample.com")).toBeUndefined();
});
