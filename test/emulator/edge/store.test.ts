import { expect, it } from "vitest";
import { virtualClock } from "../clock";
import { edgeBefore, folderOf, SITE } from "./fixture";
import { freshnessBy } from "./freshness";
import { CacheNode } from "./node";

it("makes room for what is new by what was used least recently", async () => {
  const files = { "1": "1", "2": "2", "3": "3", "4": "4444444444" };
  const { cache } = await edgeBefore(folderOf(files).path, { limits: { objects: 2, bytes: 10 } });
  await cache("/1");
  await cache("/2");
  expect(await cache("/1")).toBe("HIT");
  await cache("/3");
  expect(await cache("/1")).toBe("HIT");
  expect(await cache("/2")).toBe("MISS");
  await cache("/4");
  expect([await cache("/4"), await cache("/1")]).toEqual(["HIT", "MISS"]);
});

it("refreshes one directory among 100,000 objects", async () => {
  const response = { status: 200, headers: { etag: '"1"' }, body: Buffer.from("x") };
  const rule = { ttlSeconds: 60, notFoundTtlSeconds: 60, overridesOrigin: false, ignoreQuery: false };
  const clock = virtualClock();
  const node = new CacheNode(0, {
    clock,
    disturbances: { changesBodies: () => false },
    origin: { fetch: async () => response, close: () => {} },
    freshness: freshnessBy(clock),
    sites: [],
    ruleOf: () => rule,
    limits: { objects: 200_000, bytes: 1e9 },
  });
  for (let i = 0; i < 100_000; i++) {
    const url = new URL(`${SITE}/${i % 100}/${i}.jpg`);
    await node.respond({ method: "GET", url, target: url.pathname, headers: {}, body: Buffer.alloc(0) });
  }
  const paths = Array.from({ length: 100 }, (_, i) => `${SITE}/${i * 2}/`);
  const at = { acceptedAt: 0, completesAt: 0, taskId: "1", force: false };
  node.refresh({ ...at, objectType: "Directory", paths });
  expect([...node.copies()].filter((copy) => copy.expired)).toHaveLength(50_000);
});
