import { describe, expect, it } from "vitest";
import { A, served, UNKNOWN } from "./served";

const plugin = served();

describe("a preview", () => {
  it("leaves the outputs of a create unknown", async () => {
    const inputs = await plugin.checked({ objectPaths: [A], trigger: "v1" });
    const outputs = await plugin.client.preview(undefined, inputs);
    expect(
      Object.keys(outputs)
        .filter((name) => ["pending", "refreshed", "requestIds", "status", "taskIds"].includes(name))
        .sort(),
    ).toEqual(["pending", "refreshed", "requestIds", "status", "taskIds"]);
    expect(new Set(Object.values(outputs))).toEqual(new Set([UNKNOWN]));
    expect(plugin.asked()).toBe(0);
  });

  it("knows the outputs of an update that refreshes nothing, and no others", async () => {
    const inputs = await plugin.checked({ objectPaths: [A], trigger: "v1" });
    const { id, properties: outputs } = await plugin.client.create(inputs);
    const state = { id, inputs, outputs, initFailed: false };
    const forced = await plugin.checked({ objectPaths: [A], trigger: "v1", force: true }, inputs);
    expect(await plugin.client.preview(state, forced)).toEqual(outputs);
    const moved = await plugin.checked({ objectPaths: [A], trigger: "v2" }, inputs);
    expect(await plugin.client.preview(state, moved)).toMatchObject({ taskIds: UNKNOWN, status: UNKNOWN });
    const later = await plugin.checked({ objectPaths: [A], trigger: UNKNOWN }, inputs);
    expect(later.plan).toBe(UNKNOWN);
    expect(await plugin.client.preview(state, later)).toMatchObject({ taskIds: UNKNOWN, status: UNKNOWN });
    expect(plugin.asked()).toBe(1);
  });
});
