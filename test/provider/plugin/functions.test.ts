import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { secret } from "../../support/plugin-client";
import { served, UNKNOWN } from "./served";

const plugin = served();

const hashAssets = (args: object) => plugin.client.invoke("alicloud-refresh:index:hashAssets", { ...args });

it("hashes a folder", async () => {
  const folder = mkdtempSync(join(tmpdir(), "plugin-"));
  mkdirSync(join(folder, "docs"));
  for (const name of ["about.html", "docs/index.html", "a.map"]) writeFileSync(join(folder, name), name);
  const { result } = await hashAssets({ folder, ignore: ["*.map"], servedAs: "cleanUrls" });
  expect(result.count).toBe(5);
  expect(result.text).toMatch(/^[0-9a-f]{16} {2}\/about\n/);
  expect((await hashAssets({ folder, servedAs: "app" })).failures).toEqual([
    'hashAssets: servedAs is "app"; expected "files" or "cleanUrls"',
  ]);
  expect((await hashAssets({ folder, ignored: [] })).failures).toEqual([
    "hashAssets: ignored is not an argument; the arguments are folder, ignore and servedAs",
  ]);
  rmSync(folder, { recursive: true });
  expect((await hashAssets({ folder })).failures).toEqual([
    expect.stringMatching(/^hashAssets: .* does not exist/),
  ]);
  expect((await hashAssets({ folder, ignore: UNKNOWN })).result).toMatchObject({ text: UNKNOWN });
});

it("reveals nothing of a secret argument, and keeps derived values secret", async () => {
  const folder = mkdtempSync(join(tmpdir(), "plugin-"));
  writeFileSync(join(folder, "index.html"), "home");
  const { result } = await hashAssets({ folder: secret(folder) });
  expect(result).toEqual({
    text: secret(expect.stringContaining("/index.html")),
    hash: secret(expect.any(String)),
    count: secret(2),
  });
  rmSync(folder, { recursive: true });
  const { failures } = await hashAssets({ folder: secret(folder) });
  expect(failures).toEqual([
    "hashAssets failed. The reason is not shown, since it may quote secret arguments",
  ]);
});

it("names the functions that there are where another is called", async () => {
  await expect(plugin.client.invoke("alicloud-refresh:index:hash", {})).rejects.toThrow(
    "alicloud-refresh:index:hash is not a function of this plugin; the functions are alicloud-refresh:index:hashAssets",
  );
});
