import { expect, it } from "vitest";
import { cdn } from "../../../provider/services/cdn";
import { inProcess } from "../../support/in-process";
import { assets, GOOD, mistaken, OLD } from "./mistaken";

const mistakes = mistaken();

it("takes over what the old resource owed where the engine asks for the difference first", async () => {
  const args = (files: Record<string, number>) => ({ assets: assets(files), baseUrls: [GOOD, OLD] });
  await mistakes.site.up(args({ "a.js": 1, "b.js": 1 }));
  mistakes.emulator.domains.set("old.example.com", "offline");
  await mistakes.site.up(args({ "a.js": 1 }));
  mistakes.emulator.domains.set("old.example.com", "online");
  mistakes.calls();

  const host = inProcess(cdn, mistakes.emulator);
  const { id, inputs: old, outputs } = mistakes.site.state ?? { id: "", inputs: {}, outputs: {} };
  const now = { ...old, ...args({ "a.js": 1 }), onCreate: "skip" };
  await host.diff(id, outputs, now, old);
  const { inputs } = await host.check({}, { ...now, plan: undefined });
  await host.create(inputs);
  expect(mistakes.calls()).toEqual([`${OLD}b.js`]);
});
