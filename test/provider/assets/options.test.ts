import { join } from "node:path";
import { output, RunError } from "@pulumi/pulumi";
import { describe, expect, test } from "vitest";
import { hashAssets } from "../../../provider/assets/hash-assets";
import { tree } from "./tree";

describe("options of hashAssets", () => {
  test.each(["/drafts", "../x", "drafts/", "!keep.js", "", "[", "a]", "*.{map,txt", "+(a|b", "a)"])(
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

  test("every error is a RunError, of which Pulumi prints only the message", () => {
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
});
