import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { hashAssets } from "../../../provider/assets/hash-assets";
import { parseManifest } from "../../../provider/manifest/manifest";
import { tree } from "./tree";
import { urlsOf } from "./urls-of";

describe("the manifest", () => {
  test("is what sha256sum says, sorted by URL path", () => {
    const dir = tree({
      "index.html": "hello\n",
      "a/app.js": "",
      "a-b.js": "hello\n",
      "\u00e4/index.html": "abc",
    });
    expect(hashAssets(dir)).toEqual({
      text: [
        "5891b5b522d5df08  /\n", // printf 'hello\n' | sha256sum | cut -c1-16
        "ba7816bf8f01cfea  /%C3%A4/\n", // printf abc | sha256sum | cut -c1-16
        "ba7816bf8f01cfea  /%C3%A4/index.html\n",
        "5891b5b522d5df08  /a-b.js\n",
        "e3b0c44298fc1c14  /a/app.js\n", // sha256sum < /dev/null | cut -c1-16
        "5891b5b522d5df08  /index.html\n",
      ].join(""),
      hash: "945a846f92a28dae", // that text | sha256sum | cut -c1-16
      count: 6,
    });
  });

  test.skipIf(spawnSync("sha256sum", ["--version"]).error)("is sha256sum's own list, converted", () => {
    const big = Buffer.alloc(3 * 1024 * 1024 + 1, "x");
    const dir = tree({
      "b/c.css": "b",
      "b.css": "c",
      "B.css": "d",
      "big.bin": big,
      "full.bin": big.subarray(0, 1024 * 1024),
    });
    const script = `find . -type f | LC_ALL=C sort | xargs sha256sum | sed -E 's/^(.{16})[^ ]*  [.]/\\1  /'`;
    expect(hashAssets(dir).text).toBe(execFileSync("sh", ["-c", script], { cwd: dir, encoding: "utf8" }));
  });

  test("is the same for the same tree, made in another order", () => {
    const files = Object.fromEntries(
      Array.from({ length: 50 }, (_, i) => [`${i % 7}/${i % 5}/${i}`, `${i}`]),
    );
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    expect(hashAssets(tree(reversed))).toEqual(hashAssets(tree(files)));
  });

  test("changes with the bytes, and with the name", () => {
    const hashes = [{ a: "1" }, { a: "2" }, { b: "1" }, { a: "1", b: "1" }].map(
      (files) => hashAssets(tree(files)).hash,
    );
    expect(new Set(hashes).size).toBe(4);
  });

  test("is a manifest to parseManifest", () => {
    const { text, count } = hashAssets(tree({ "x y/index.html": "", "%.js": "", ".well-known/a": "" }));
    expect(parseManifest(text)).toHaveProperty("manifest.paths.length", count);
  });

  test("takes names as they are on disk, composed or not", () => {
    const dir = tree({ "\u00e4": "", "a\u0308": "" });
    expect(urlsOf(dir)).toEqual(["/%C3%A4", "/a%CC%88"]);
  });
});

describe("the folder", () => {
  test("may be relative", () => {
    const dir = tree({ a: "" });
    const before = process.cwd();
    process.chdir(dir);
    onTestFinished(() => process.chdir(before));
    expect(hashAssets(".").count).toBe(1);
  });

  test("may be a link", () => {
    const dir = tree({ "real/a": "" });
    symlinkSync("real", join(dir, "link"));
    expect(urlsOf(join(dir, "link"))).toEqual(["/a"]);
  });

  test("must exist", () => {
    expect(() => hashAssets("./no-such-folder")).toThrow(
      /^hashAssets: \/.*\/no-such-folder does not exist; build the site first/,
    );
  });

  test("must be a folder", () => {
    expect(() => hashAssets(join(tree({ a: "" }), "a"))).toThrow(
      /^hashAssets: .*a is not a folder; name the folder/,
    );
    expect(() => hashAssets(join(tree({ a: "" }), "a", "b"))).toThrow(/b does not exist/);
  });

  test("must hold something to serve", () => {
    expect(() => hashAssets(tree())).toThrow(
      /^hashAssets: .* contains no files to serve; build the site first/,
    );
    const dir = tree({ a: "" });
    mkdirSync(join(dir, "empty"));
    expect(() => hashAssets(dir, { ignore: ["a"] })).toThrow(/contains no files to serve/);
    expect(() => hashAssets(dir, { toUrlPaths: () => [] })).toThrow(/contains no files to serve/);
  });

  test("must be a text", () => {
    expect(() => hashAssets("")).toThrow(/^hashAssets: expected a folder's path/);
    expect(() => hashAssets(Promise.resolve("x") as unknown as string)).toThrow(/not an Output/);
  });
});
