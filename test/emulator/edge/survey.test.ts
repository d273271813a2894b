import { expect, it } from "vitest";
import { edgeBefore, folderOf, originOf, SITE } from "./fixture";
import type { SiteView } from "./site-view";

const NAME = "static.example.com";

/** Between two looks it is time for everything again. */
let now = 0;
const later = () => (now += 100_000);

/** What the surveyor shows after it has been brought up to date twice: the second shows what the first has asked. */
async function surveyed(edge: Awaited<ReturnType<typeof edgeBefore>>["edge"], site = NAME) {
  await edge.surveyor.survey(new Set([site]), later());
  await edge.surveyor.survey(new Set([site]), later());
  return edge.surveyor.view(site) as SiteView;
}

const states = ({ rows }: SiteView) =>
  Object.fromEntries(
    rows.map(([, { url, copies }]) => [new URL(url).pathname, copies.map((copy) => copy?.state ?? "none")]),
  );

it("shows every URL at every node, before and after a refresh", async () => {
  const site = folderOf({ "a.css": "old", "b.css": "b" });
  const { edge, refresh } = await edgeBefore(site.path);
  for (const node of [0, 1, 2]) await edge.get(`${SITE}/a.css`, { node });
  site.write("a.css", "new");
  await edge.get(`${SITE}/b.css`, { node: 1 });
  const before = await surveyed(edge);
  expect(states(before)).toEqual({
    "/a.css": ["stale", "stale", "stale"],
    "/b.css": ["none", "fresh", "none"],
  });
  expect(before).toMatchObject({ urls: 2, nodes: [{ stale: 1 }, { stale: 1, fresh: 1 }, { stale: 1 }] });

  refresh({ paths: [`${SITE}/a.css`] });
  refresh({ objectType: "Directory", paths: [`${SITE}/`] });
  await edge.get(`${SITE}/a.css`, { node: 2 });
  expect(states(await surveyed(edge))).toEqual({
    "/a.css": ["none", "none", "fresh"],
    "/b.css": ["none", "expired", "none"],
  });
});

it("reports no copy as stale that is newer than the request to the origin", async () => {
  const site = folderOf({ "a.css": "old" });
  const { edge, refresh } = await edgeBefore(site.path, { nodes: 1 });
  await edge.get(`${SITE}/a.css`);
  expect(states(await surveyed(edge))).toEqual({ "/a.css": ["fresh"] });
  site.write("a.css", "new");
  refresh({ paths: [`${SITE}/a.css`] });
  await edge.get(`${SITE}/a.css`);
  await edge.surveyor.survey(new Set([NAME]), later());
  expect(states(edge.surveyor.view(NAME) as SiteView)).toEqual({ "/a.css": ["unchecked"] });
  expect(states(await surveyed(edge))).toEqual({ "/a.css": ["fresh"] });
});

it("knows sites and variants apart", async () => {
  const origin = await originOf((request, response) => {
    response.setHeader("vary", "accept-language").end(request.headers["accept-language"]);
  });
  const { edge } = await edgeBefore(origin.url);
  for (const language of ["de", "zh"])
    await edge.get(`${SITE}/`, { headers: { "accept-language": language } });
  await edge.get("http://other.example/");
  const { rows } = await surveyed(edge);
  expect(rows.map(([, { variant, copies }]) => [variant, copies[0]?.state])).toEqual([
    ["accept-language: de", "fresh"],
    ["accept-language: zh", "fresh"],
  ]);
  expect(edge.surveyor.sites()).toEqual([
    { site: NAME, copies: 2 },
    { site: "other.example", copies: 1 },
  ]);
});

it("stops asking the origin when nobody is watching, and says when the origin cannot be reached", async () => {
  let up = true;
  const origin = await originOf((request, response) => (up ? response.end("a") : request.socket.destroy()));
  const { edge } = await edgeBefore(origin.url);
  await edge.get(`${SITE}/`);
  up = false;
  expect(states(await surveyed(edge))).toEqual({ "/": ["unknown", "none", "none"] });
  const asked = origin.requests.length;
  edge.surveyor.rest();
  await edge.surveyor.survey(new Set(), later());
  expect(edge.surveyor.view(NAME)).toBeUndefined();
  expect(origin.requests).toHaveLength(asked);
});

it("lists 500 of many, those with stale copies for certain", async () => {
  const site = folderOf({ "~last": "old" });
  const { edge } = await edgeBefore(site.path, { nodes: 1 });
  for (let index = 0; index < 600; index++) await edge.get(`${SITE}/${index}`);
  await edge.get(`${SITE}/~last`);
  site.write("~last", "new");
  for (let round = 0; round < 4; round++) await surveyed(edge);
  const view = await surveyed(edge);
  expect([view.urls, view.rows.length, states(view)["/~last"]]).toEqual([601, 500, ["stale"]]);
});
