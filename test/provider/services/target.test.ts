import { expect, it } from "vitest";
import { type Target, withoutCovered } from "../../../provider/services/target";

const BASE = "https://static.example.com/";
const target = (type: Target["type"], path: string): Target => ({ type, path: BASE + path });

it("leaves out what a directory refreshes along with all below it", () => {
  const directory = target("Directory", "a/");
  const apart = [target("File", "a"), target("File", "b/c.js"), target("Regex", "a/.*")];
  const below = ["a/", "a/c.js"].flatMap((path) => [target("File", path), target("IgnoreParams", path)]);
  below.push(target("Directory", "a/b/"));
  expect(withoutCovered([directory, ...apart, ...below])).toEqual([directory, ...apart]);
  expect(withoutCovered([...apart, ...below], [directory])).toEqual(apart);
});
