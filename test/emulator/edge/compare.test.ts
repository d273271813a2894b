import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { edgeBefore, folderOf, originOf, SITE } from "./fixture";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

it("shows what each node holds against the origin", async () => {
  const site = folderOf({ "a.css": "old", "b.css": "b" });
  const { edge, refresh } = await edgeBefore(site.path);
  await edge.get(`${SITE}/a.css`);
  await edge.get(`${SITE}/b.css`);
  await edge.get(`${SITE}/c.css`);
  site.write("a.css", "new");
  site.write("c.css", "added");
  await edge.get("https://static.example.com/a.css", { node: 2 });
  refresh({ objectType: "Directory", paths: [`${SITE}/b.css/`] });

  const at = (node: number, path: string, text: string, state: string) =>
    expect.objectContaining({ node, url: path, hash: sha256(text), state, expired: false });
  const copies = await edge.copies({ site: "static.example.com" });
  expect(copies.filter((copy) => copy.status === 200)).toEqual([
    at(0, `${SITE}/a.css`, "old", "stale"),
    at(0, `${SITE}/b.css`, "b", "fresh"),
    at(2, "https://static.example.com/a.css", "new", "fresh"),
  ]);
  expect(copies).toContainEqual(
    expect.objectContaining({ url: `${SITE}/c.css`, status: 404, state: "stale" }),
  );
  expect(await edge.copies({ site: "other.example.com" })).toEqual([]);
  expect(await edge.copies({ limit: 1 })).toHaveLength(2);
});

it("says when the origin cannot be asked, and when a copy has passed its time", async () => {
  let up = true;
  const origin = await originOf((request, response) => {
    if (up) response.setHeader("cache-control", "max-age=10").end("a");
    else request.socket.destroy();
  });
  const { edge, clock } = await edgeBefore(origin.url);
  await edge.get(`${SITE}/a`);
  up = false;
  clock.advance(10_000);
  expect(await edge.copies()).toMatchObject([{ state: "unknown", expired: true }]);
});
