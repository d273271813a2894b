import { describe, expect, test } from "vitest";
import { hashAssets } from "../../../provider/assets/hash-assets";
import { tree } from "./tree";
import { urlsOf } from "./urls-of";

describe("toUrlPaths", () => {
  test("is a ready-made mapping: files, or clean URLs", () => {
    const dir = tree({ "index.html": "", "about.html": "", "docs/index.html": "" });
    const files = ["/", "/about.html", "/docs/", "/docs/index.html", "/index.html"];
    expect(urlsOf(dir, {})).toEqual(files);
    expect(urlsOf(dir, { toUrlPaths: "files" })).toEqual(files);
    expect(urlsOf(dir, { toUrlPaths: "cleanUrls" })).toEqual([...files, "/about", "/docs"].sort());
  });

  test("says which two files have one clean URL", () => {
    const dir = tree({ "docs.html": "", "docs/index.html": "" });
    expect(() => hashAssets(dir, { toUrlPaths: "cleanUrls" })).toThrow(
      'hashAssets: docs.html and docs/index.html have the same URL path "/docs"; change `toUrlPaths`',
    );
  });

  test.each(["/a", "toString", null])("is no %j", (toUrlPaths) => {
    expect(() => hashAssets(tree({ x: "" }), { toUrlPaths: toUrlPaths as "files" })).toThrow(
      `hashAssets: toUrlPaths is ${JSON.stringify(toUrlPaths)}; expected "files", "cleanUrls" or a function`,
    );
  });

  test("decides where a file is served, at one place, several, or none", () => {
    const dir = tree({ "a.html": "a", "b.html": "b", "c.html": "c" });
    const toUrlPaths = (file: string) => ({ "a.html": "/a", "b.html": ["/b", "/old/b", "/b"] })[file] ?? [];
    expect(urlsOf(dir, { toUrlPaths })).toEqual(["/a", "/b", "/old/b"]);
  });

  test("is called with relative paths that have slashes", () => {
    const asked: string[] = [];
    hashAssets(tree({ "a/b/c": "", d: "" }), { toUrlPaths: (file) => `/${asked.push(file)}` });
    expect(asked.sort()).toEqual(["a/b/c", "d"]);
  });

  test("two files at one URL are an error that names both", () => {
    const dir = tree({ "a.html": "", "a.htm": "", b: "" });
    expect(() => hashAssets(dir, { toUrlPaths: (file) => `/${file.replace(/\..*/, "")}` })).toThrow(
      'hashAssets: a.htm and a.html have the same URL path "/a"; change `toUrlPaths`, or add one of them to `ignore`',
    );
  });

  test.each([
    [
      "/docs%2Fx",
      /^hashAssets: x has no valid URL: .* contains %2F; write a slash as "\/".*; fix `toUrlPaths`$/,
    ],
    ["a.html", /^hashAssets: x has no valid URL: "a.html" .* start with "\/".*; fix `toUrlPaths`$/],
    ["/a?b", /query/],
    [["/ok", "/no space "], /"\/no space " contains " "/],
    [undefined, /a URL path is a string, not undefined/],
    [Promise.resolve("/a"), /not a promise/],
    [[null], /not null/],
  ])("the response %j is an error", (response, message) => {
    expect(() => hashAssets(tree({ x: "" }), { toUrlPaths: () => response as string })).toThrow(message);
  });
});
