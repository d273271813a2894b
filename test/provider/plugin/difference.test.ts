import { describe, expect, it } from "vitest";
import { A, B, served } from "./served";

const plugin = served();

describe("a difference", () => {
  it("is named by its path", async () => {
    const inputs = await plugin.checked({ objectPaths: [A], trigger: "v1", limits: { urlsPerCall: 1 } });
    const { id, properties } = await plugin.client.create(inputs);
    const now = await plugin.checked(
      { objectPaths: [A, B], trigger: "v1", limits: { urlsPerCall: 2 }, force: true },
      inputs,
    );
    const response = await plugin.client.diffResponse(id, properties, now, inputs);
    const detailed = Object.fromEntries(response.toObject().detaileddiffMap);
    expect(response.getDiffsList().sort()).toEqual(["force", "limits", "objectPaths", "plan"]);
    expect(detailed).toEqual({
      "objectPaths[1]": { kind: 0, inputdiff: true },
      "limits.urlsPerCall": { kind: 4, inputdiff: true },
      force: { kind: 0, inputdiff: true },
      plan: { kind: 4, inputdiff: true },
    });
  });

  it("of the service is a replacement: what one service refreshed says nothing of another's caches", async () => {
    const inputs = await plugin.checked({ objectPaths: [A], trigger: "v1" });
    const { properties } = await plugin.client.create(inputs);
    const response = await plugin.client.diffResponse("dcdn-refresh-1", properties, inputs, inputs);
    expect(response.getReplacesList()).toEqual(["plan"]);
  });

  // The ids of the two are alike, so it is an update.
  it.each([
    ["CdnRefresh", "CacheTagRefresh", { cacheTags: 2, files: 0, calls: 1 }],
    ["CacheTagRefresh", "CdnRefresh", { cacheTags: 0, files: 1, calls: 1 }],
  ] as const)(
    "of the type, from %s to %s, refreshes everything and owes nothing",
    async (from, to, refreshed) => {
      const args = {
        CdnRefresh: {
          assets: "01234567  /a.js\n",
          baseUrls: ["https://static.example.com/"],
          preload: true,
          trigger: "v1",
        },
        CacheTagRefresh: { domainName: "static.example.com", cacheTags: ["a", "b"], trigger: "v1" },
      };
      const [before, now] = [plugin.of(from), plugin.of(to)];
      const { inputs: oldInputs } = await before.check({}, args[from]);
      const { id, properties } = await before.create(oldInputs);
      const { inputs } = await now.check(oldInputs, { ...args[to], onCreate: "skip" });
      expect(await now.diff(id, properties, inputs, oldInputs)).toBe("some");
      const outputs = await now.update(id, properties, inputs, oldInputs);
      expect(outputs).toMatchObject({ refreshed, taskIds: [expect.any(String)] });
      const preloadTaskIds = to === "CdnRefresh" ? [expect.any(String)] : undefined;
      expect(outputs.preloadTaskIds).toEqual(preloadTaskIds);
      expect(await now.diff(id, outputs, inputs, inputs)).toBe("none");
    },
  );
});
