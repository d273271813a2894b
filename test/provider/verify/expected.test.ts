import { expect, it } from "vitest";
import type { Target } from "../../../provider/services/target";
import { expectedOf } from "../../../provider/verify/expected";

const BASE = "https://static.example.com/";
const [A, B, C] = ["a", "b", "c"].map((digit) => digit.repeat(16));
const assets = `${A}  /a.js\n${B}  /docs/\n${B}  /docs/index.html\n${C}  /index.html\n`;
const args = { assets, baseUrls: [BASE] };
const file = (path: string): Target => ({ type: "File", path: BASE + path });
const directory = (path: string): Target => ({ type: "Directory", path: BASE + path });

it("a file has the manifest's hash, one that is not declared is gone", () => {
  expect(expectedOf(args, [file("gone.html"), file("a.js"), file("a.js")])).toEqual([
    { url: `${BASE}a.js`, isGone: false, hashes: [A] },
    { url: `${BASE}gone.html`, isGone: true, hashes: [] },
  ]);
});

it("a directory stands for what is declared below it, and for what was removed there", () => {
  const plan = `#2 assets 0 -> 1: 1 directory in 1 call\n2 of 3          Directory ${BASE}docs/\nremoved within  File ${BASE}docs/old.html`;
  expect(expectedOf({ ...args, plan }, [directory("docs/"), file("docs/")])).toEqual([
    { url: `${BASE}docs/`, isGone: false, hashes: [B] },
    { url: `${BASE}docs/index.html`, isGone: false, hashes: [B] },
    { url: `${BASE}docs/old.html`, isGone: true, hashes: [] },
  ]);
});

it("where a host has a fallback page, that is right for what is gone", () => {
  const [gone] = expectedOf({ ...args, fallback: "/index.html" }, [file("gone.html")]);
  expect(gone).toEqual({ url: `${BASE}gone.html`, isGone: true, hashes: [C] });
});

it("a URL below two bases may have the bytes of either", () => {
  const both = { assets, baseUrls: [BASE, `${BASE}docs/`] };
  expect(expectedOf(both, [file("docs/index.html")])).toEqual([
    { url: `${BASE}docs/index.html`, isGone: false, hashes: [B, C] },
  ]);
});

it("the right content for a query string is unknown", () => {
  expect(expectedOf(args, [file("a.js?v=1")])).toEqual([]);
});
