import { expect, it } from "vitest";
import { resourceProvider } from "../../provider/resource-provider";
import { cdn } from "../../provider/services/cdn";

const baseUrls = ["https://static.example.com/", "https://b.example.com"];

it("names the argument in the reason where the engine would print its whole value", async () => {
  const assets = `0123456789abcdef  /a.js\n${"x".repeat(1000)}\n`;
  const { failures } = await resourceProvider(cdn).check({}, { assets, baseUrls });
  expect(failures).toEqual([
    { property: "", reason: expect.stringMatching(/^assets: line 2: expected .* found "x{1,200}\.\.\./) },
    { property: "baseUrls[1]", reason: expect.any(String) },
  ]);
});
