import { describe, expect, test } from "vitest";
import { start } from "./esa.fixture";

describe("ListSites", () => {
  test.each([
    [{}, ["example.com", "shop.example.com", "gone.example"]],
    [{ SiteName: "example.com" }, ["example.com"]],
    [{ SiteName: "EXAMPLE.com", SiteSearchType: "fuzzy" }, ["example.com", "shop.example.com"]],
    [{ SiteName: "shop", SiteSearchType: "prefix" }, ["shop.example.com"]],
    [{ SiteName: ".example", SiteSearchType: "suffix" }, ["gone.example"]],
    [{ SiteName: "nobody.example" }, []],
  ])("%j", async (parameters, names) => {
    const { esaGet } = await start();
    const { body } = await esaGet("ListSites", parameters);
    expect((body.Sites as { SiteName: string }[]).map(({ SiteName }) => SiteName)).toEqual(names);
    expect(body.TotalCount).toBe(names.length);
  });

  test("an id has 15 digits; a page has as many as asked for", async () => {
    const { esaGet } = await start();
    const { body } = await esaGet("ListSites", { PageSize: "1", PageNumber: "3" });
    expect(body.Sites).toEqual([expect.objectContaining({ SiteName: "gone.example", Status: "offline" })]);
    expect(String((body.Sites as { SiteId: number }[])[0]?.SiteId)).toMatch(/^\d{15}$/);
  });
});

test.each([
  ["PurgeCaches", "GET"],
  ["DescribePurgeTasks", "POST"],
  ["GetPurgeQuota", "POST"],
  ["ListSites", "POST"],
])("%s is not called by %s", async (action, method) => {
  const { esa, esaGet } = await start();
  const { status, body } = await (method === "GET" ? esaGet : esa)(action);
  expect([status, body.Code, body.HostId]).toEqual([
    404,
    "InvalidAction.NotFound",
    "esa.cn-hangzhou.aliyuncs.com",
  ]);
});
