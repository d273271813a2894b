import { expect, test } from "vitest";
import { News } from "./news";
import type { View } from "./view";

const view = (values: object, copies: [string, object][] = []) =>
  ({ values, tables: { copies } }) as unknown as View;

test("the first message contains everything, later ones what is new, and none is empty", () => {
  const news = new News();
  const first = view({ calls: 1, edge: "e" }, [
    ["a", { n: 1 }],
    ["b", { n: 2 }],
  ]);
  expect(news.since(first)).toEqual({
    values: { calls: 1, edge: "e" },
    tables: {
      copies: {
        set: [
          ["a", { n: 1 }],
          ["b", { n: 2 }],
        ],
        drop: [],
      },
    },
  });
  expect(news.since(structuredClone(first))).toBeUndefined();
  const next = view({ calls: 2, edge: "e" }, [
    ["b", { n: 3 }],
    ["c", { n: 4 }],
  ]);
  expect(news.since(next)).toEqual({
    values: { calls: 2 },
    tables: {
      copies: {
        set: [
          ["b", { n: 3 }],
          ["c", { n: 4 }],
        ],
        drop: ["a"],
      },
    },
  });
});

test("what was dropped and comes back is new", () => {
  const news = new News();
  const row = view({}, [["a", {}]]);
  news.since(row);
  news.since(view({}));
  expect(news.since(row)?.tables.copies?.set).toEqual([["a", {}]]);
});
