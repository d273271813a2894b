import { expect, it } from "vitest";
import { problemLines } from "../../../provider/arguments/problem-lines";
import { validate } from "../../../provider/arguments/validate";
import { cdn } from "../../../provider/services/cdn";

const problemsOf = (args: Record<string, unknown>) => {
  const result = validate(cdn, args);
  return "problems" in result ? result.problems : [];
};

it("shows the wrong value, cut, and never a query or a password", () => {
  const objectPaths = [
    "static/a.js",
    `https://static.example.com/${"x".repeat(200)} .js?auth_key=SECRET`,
    "https://user:SECRET@static.example.com/",
    17,
  ];
  const lines = problemLines(problemsOf({ objectPaths, trigger: "v1", onCreate: "never" }));
  expect(lines[0]).toMatch(/^objectPaths\[0\]: "static\/a\.js" is relative: .*; expected an absolute URL/);
  expect(lines[1]).toMatch(
    /^objectPaths\[1\]: "https:\/\/static\.example\.com\/x+\.\.\." contains white space/,
  );
  expect(lines[2]).toMatch(
    /^objectPaths\[2\]: "https:\/\/\.\.\.@static\.example\.com\/" contains a user name/,
  );
  expect(lines[3]).toMatch(/^objectPaths\[3\]: 17 must be a string/);
  expect(lines).toContain('onCreate: "never" must be "refresh" or "skip"');
  expect(lines.join()).not.toContain("SECRET");
});

it("lists ten problems and counts the others, in about 2 KB", () => {
  const objectPaths = Array.from({ length: 3_000 }, (_, index) => `bad/path/${index}`);
  const lines = problemLines(problemsOf({ objectPaths, trigger: "v1" }));
  expect(lines).toHaveLength(11);
  expect(lines.at(-1)).toBe("and 2,990 more problems");
  expect(lines.join("\n").length).toBeLessThan(2_500);
});

it("reports only what was expected for a secret value", () => {
  expect(problemLines(problemsOf({ objectPaths: ["UNMISTAKABLE"], trigger: "v1" }), true)).toEqual([
    expect.stringMatching(/^objectPaths\[0\]: expected an absolute URL/),
  ]);
});
