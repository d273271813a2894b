import { expect, it } from "vitest";
import type { Target } from "../../../provider/services/target";
import type { Finding } from "../../../provider/verify/finding";
import { owedAfter } from "../../../provider/verify/owed";
import { tally, type Visit } from "../../../provider/verify/visits";

const BASE = "https://static.example.com/";
const file = (path: string): Target => ({ type: "File", path: BASE + path });
const directory = (path: string): Target => ({ type: "Directory", path: BASE + path });
const visit = (path: string, is: Finding["is"], node?: string): Visit => ({
  expected: { url: BASE + path, isGone: false, hashes: [] },
  node,
  found: { is, what: "", mayPass: false },
});

it("nothing is owed when no wrong content was seen, however little was visited", () => {
  const isOwed = owedAfter([visit("a/1", "fresh"), visit("b/1", "unknown")]);
  expect([file("a/1"), file("b/1"), file("c/9"), directory("d/")].some(isOwed)).toBe(false);
});

it("a visited file is judged by itself, at all nodes", () => {
  const isOwed = owedAfter([
    visit("a/1", "fresh", "0"),
    visit("a/1", "stale", "1"),
    visit("a/2", "fresh", "0"),
    visit("a/2", "fresh", "1"),
  ]);
  expect([file("a/1"), file("a/2")].map(isOwed)).toEqual([true, false]);
});

it("a file that was not visited is judged by its directory, and a directory without visits by all", () => {
  const isOwed = owedAfter([visit("a/1", "different"), visit("b/1", "fresh")]);
  expect([file("a/2"), file("b/2"), file("c/1")].map(isOwed)).toEqual([true, false, true]);
});

it("a directory is judged by what is below it", () => {
  const isOwed = owedAfter([visit("a/x/1", "missing"), visit("b/1", "fresh")]);
  expect([directory("a/"), directory("b/"), directory("c/"), directory("")].map(isOwed)).toEqual([
    true,
    false,
    true,
    true,
  ]);
});

it("each URL counts once, by the worst of its nodes, and only when it was visited at all of them", () => {
  const open: Visit = { expected: { url: `${BASE}d`, isGone: false, hashes: [] }, node: "1" };
  const visits = [
    visit("a", "fresh", "0"),
    visit("a", "stale", "1"),
    visit("b", "different", "0"),
    visit("b", "stale", "1"),
    visit("c", "unknown", "0"),
    visit("c", "fresh", "1"),
    visit("d", "fresh", "0"),
    open,
  ];
  expect(tally(visits)).toEqual({ urls: 3, fresh: 0, stale: 1, different: 1, missing: 0, unknown: 1 });
});
