import { execFileSync } from "node:child_process";
import { chmodSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { hashAssets } from "../../../provider/assets/hash-assets";
import { tree } from "./tree";
import { urlsOf } from "./urls-of";

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
          /^hashAssets: b cannot be read: permission denied \(EACCES\); /,
        );
      } finally {
        process.seteuid?.(0);
      }
    },
  );
});
