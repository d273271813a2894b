import { describe, expect, it } from "vitest";
import type { TaskRow } from "../../../provider/calls/rows";
import type { Target } from "../../../provider/services/target";
import { summarise } from "../../../provider/tasks/summary";

const BASE = "https://static.example.com/";
const file = (name: string): Target => ({ type: "File", path: `${BASE}${name}` });
const row = (path: string, status: string): TaskRow => ({
  id: "1",
  path,
  status,
  percent: status === "Failed" ? 0 : 100,
  description: "",
  createdAt: "",
});
const [a, b, c] = [file("a.js"), file("b.js"), file("c.js")] as const;

describe("two calls that the service merged into one task", () => {
  const waiting = [
    { taskIds: ["1"], targets: [a, b] },
    { taskIds: ["1"], targets: [c] },
  ];

  it("fails only the paths that failed", () => {
    const rows = [row(a.path, "Failed"), row(b.path, "Complete"), row(c.path, "Complete")];
    expect(summarise(waiting, rows)).toMatchObject({ failed: [a], done: [b, c], waiting: [] });
  });

  it("fails all of both where a failed path is not known", () => {
    const rows = [row(a.path, "Failed"), row("static.example.com/b.js", "Failed"), row(c.path, "Complete")];
    expect(summarise(waiting, rows)).toMatchObject({ failed: [a, b, c], done: [] });
  });

  it("knows a path that the service writes in its own way", () => {
    const rows = [row(a.path.replace("static", "Static"), "Failed"), row(c.path, "Complete")];
    expect(summarise(waiting, rows)).toMatchObject({ failed: [a], done: [b, c] });
  });
});
