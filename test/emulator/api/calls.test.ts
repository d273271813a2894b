import { expect, test } from "vitest";
import { Calls } from "./calls";

const said = (text: string) => ({
  product: "cdn",
  action: "A",
  parameters: { ObjectPath: text },
  accessKeyId: "id",
});

test("the oldest calls go when there are too many, or when they hold too much", () => {
  const calls = new Calls(3, 100);
  const add = (text: string) => calls.describe(calls.begin(0), said(text));
  const logged = () => calls.list().map(({ parameters }) => parameters.ObjectPath?.slice(0, 3));
  for (const text of ["one", "two", "three", "four"]) add(text);
  expect(logged()).toEqual(["two", "thr", "fou"]);
  add(`long${"g".repeat(70)}`);
  expect(logged()).toEqual(["fou", "lon"]);
});

test("reads return copies; a running call appears in the log", () => {
  const calls = new Calls(3, 100);
  const record = calls.begin(Date.UTC(2026, 10, 20));
  expect(calls.list()).toMatchObject([{ time: "2026-11-20T00:00:00.000Z", status: 0, accepted: false }]);
  record.status = 200;
  expect(calls.list()[0]?.status).toBe(200);
});
