import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { output, RunError } from "@pulumi/pulumi";
import { describe, expect, onTestFinished, test } from "vitest";
import { hashAssets } from "../../../provider/assets/hash-assets";
import { parseManifest } from "../../../provider/manifest/manifest";
import { tree } from "./tree";

const urlsOf = (dir: string, options?: Parameters<typeof hashAssets>[1]) =>
  hashAssets(dir, options)
    .text.split("\n")
    .slice(0, -1)
    .map((line) => line.slice(18));

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

describe("which files", () => {
  test("dot files are included, .DS_Store is not", () => {
    const dir = tree({
      ".well-known/security.txt": "",
      ".htaccess": "",
      ".DS_Store": "",
      "a/.DS_Store": "",
      "a/x": "",
    });
    expect(urlsOf(dir)).toEqual(["/.htaccess", "/.well-known/security.txt", "/a/x"]);
  });

  test("what `ignore` names is left out, folders with all they hold", () => {
    const dir = tree({
      "a.js": "",
      "a.js.map": "",
      ".x/b.map": "",
      "drafts/c/d.html": "",
      "e/drafts/f.MAP": "",
    });
    expect(urlsOf(dir, { ignore: ["**/*.map", "drafts"] })).toEqual(["/a.js", "/e/drafts/f.MAP"]);
    expect(urlsOf(dir, { ignore: ["**/drafts/**"] })).toEqual(["/.x/b.map", "/a.js", "/a.js.map"]);
  });

  test.each([...["/drafts", "../x", "drafts/", "!keep.js", ""], ...["[", "a]", "*.{map,txt", "+(a|b", "a)"]])(
    "the glob %j is refused",
    (glob) => {
      expect(() => hashAssets(tree({ a: "" }), { ignore: [glob] })).toThrow(
        /^hashAssets: the glob ".*" in `ignore` /,
      );
    },
  );

  test("a glob that is too long is refused, and not shown whole", () => {
    const ignore = ["x".repeat(70_000)];
    expect(() => hashAssets(tree({ a: "" }), { ignore })).toThrow(
      /^hashAssets: the glob "x{99}\.\.\. in `ignore` cannot be read: Input length: 70000/,
    );
  });

  test("`ignore` that is a text, as JavaScript allows, is an error", () => {
    const ignore = "drafts" as unknown as string[];
    expect(() => hashAssets(tree({ "drafts/a": "" }), { ignore })).toThrow("is not a list of globs");
  });

  test.each([
    ["missing", null, "null"],
    ["a text", "*.map", '"\\*\\.map"'],
    ["a list", ["*.map"], "\\[ '\\*\\.map' \\]"],
    ["a promise", Promise.resolve({}), "Promise"],
    ["with an output", { ignore: output(["*.map"]) }, "{\\n? *ignore: OutputImpl"],
  ])("options that are %s are an error", (_, options, shown) => {
    const message = new RegExp(`^hashAssets: the options are ${shown}.*; expected an object`);
    expect(() => hashAssets(tree({ a: "" }), options as object)).toThrow(message);
  });

  test.each([
    ["toUrlPaths", "", '""; expected "files", "cleanUrls" or a function'],
    ["toUrlPaths", { a: "/a" }, "{ a: '/a' }; expected"],
    ["onProgress", true, "true; expected a function"],
  ])("%s that is %j is an error", (name, value, found) => {
    const options = { [name]: value } as object;
    expect(() => hashAssets(tree({ a: "" }), options)).toThrow(`hashAssets: ${name} is ${found}`);
  });

  test("an error is one of those of which Pulumi prints the message alone", () => {
    for (const run of [
      () => hashAssets(join(tree({ a: "" }), "missing")),
      () => hashAssets(tree({})),
      () => hashAssets(tree({ a: "" }), { ignore: ["["] }),
      () => hashAssets(tree({ a: "" }), { toUrlPaths: () => "a" }),
    ])
      expect(run).toThrow(RunError);
  });

  test("an option that does not exist is an error", () => {
    const misspelt = { ignored: ["**/*.map"] } as object;
    expect(() => hashAssets(tree({ a: "" }), misspelt)).toThrow(
      "hashAssets: ignored is not an option; the options are ignore, toUrlPaths and onProgress",
    );
  });

  test("links to files and folders are followed", () => {
    const dir = tree({ "real/a.js": "a" });
    const outside = tree({ "b.js": "b" });
    symlinkSync("real/a.js", join(dir, "file.js"));
    symlinkSync(outside, join(dir, "folder"));
    symlinkSync("real", join(dir, "twice"));
    expect(urlsOf(dir)).toEqual(["/file.js", "/folder/b.js", "/real/a.js", "/twice/a.js"]);
  });

  test.each([
    ["itself", "a/b/self", "."],
    ["a folder above it", "a/b/up", "../.."],
    ["a folder that links back", "a/b/there", "../../other"],
    ["what is above the root", "a/b/out", "../../.."],
    ["everything", "a/b/all", "/"],
  ])("a link to %s is an error, unless ignored", (_, link, to) => {
    const dir = join(tree({ "site/a/b/x": "", "site/other/y": "" }), "site");
    symlinkSync("../a", join(dir, "other/back"));
    symlinkSync(to, join(dir, link));
    expect(() => hashAssets(dir)).toThrow(
      /^hashAssets: \S+ is a symbolic link that leads back to \S+; remove it/,
    );
    expect(urlsOf(dir, { ignore: [link, "other/back"] })).toEqual(["/a/b/x", "/other/y"]);
  });

  test("a broken link is an error", () => {
    const dir = tree({ a: "" });
    symlinkSync("nowhere", join(dir, "b"));
    expect(() => hashAssets(dir)).toThrow(
      /^hashAssets: b \(a symbolic link\) cannot be read: .* does not exist \(ENOENT\); .*ignore/,
    );
    expect(urlsOf(dir, { ignore: ["b"] })).toEqual(["/a"]);
  });

  test.skipIf(process.platform === "win32")("a named pipe is an error, and is not opened", () => {
    const dir = tree({ a: "" });
    execFileSync("mkfifo", [join(dir, "pipe")]);
    expect(() => hashAssets(dir)).toThrow(
      "hashAssets: pipe is a named pipe; remove it or add it to `ignore`",
    );
    expect(urlsOf(dir, { ignore: ["pipe"] })).toEqual(["/a"]);
  });

  test.skipIf(process.platform === "win32")("a socket is an error", async () => {
    const dir = tree({ a: "" });
    const server = createServer();
    await new Promise<void>((listening) => server.listen(join(dir, "s"), listening));
    onTestFinished(() => new Promise<void>((closed) => server.close(() => closed())));
    expect(() => hashAssets(dir)).toThrow("hashAssets: s is a socket; remove it or add it to `ignore`");
  });

  test.skipIf(process.platform !== "linux")("a name that is not UTF-8 is an error, unless ignored", () => {
    const dir = tree({ "a/\uFFFD": "" });
    expect(urlsOf(dir)).toEqual(["/a/%EF%BF%BD"]);
    writeFileSync(Buffer.concat([Buffer.from(`${dir}/a/b`), Buffer.from([0xff])]), "");
    expect(() => hashAssets(dir)).toThrow(
      /^hashAssets: a\/b\uFFFD has a name that is not valid UTF-8.*; rename it/,
    );
    expect(urlsOf(dir, { ignore: ["a/b*"] })).toEqual(["/a/%EF%BF%BD"]);
  });

  test.skipIf(!process.seteuid || process.getuid?.() !== 0)(
    "what may not be read is an error that names it",
    () => {
      const dir = tree({ "a/secret.js": "", "b/x": "" });
      chmodSync(dir, 0o755);
      chmodSync(join(dir, "a/secret.js"), 0o600);
      process.seteuid?.(65534);
      try {
        expect(() => hashAssets(dir)).toThrow(
          /^hashAssets: a\/secret.js cannot be read: permission denied \(EACCES\); /,
        );
        expect(urlsOf(dir, { toUrlPaths: (file) => (file === "b/x" ? "/x" : []) })).toEqual(["/x"]);
        process.seteuid?.(0);
        chmodSync(join(dir, "b"), 0o700);
        process.seteuid?.(65534);
        expect(() => hashAssets(dir)).toThrow(
          /^hashAssets: b\/ cannot be read: permission denied \(EACCES\); /,
        );
      } finally {
        process.seteuid?.(0);
      }
    },
  );
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

  test("is asked about relative paths with slashes", () => {
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
  ])("the answer %j is an error", (answer, message) => {
    expect(() => hashAssets(tree({ x: "" }), { toUrlPaths: () => answer as string })).toThrow(message);
  });
});
