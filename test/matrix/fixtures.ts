import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { install, manifest } from "./managers";
import { pack, type Tarball } from "./tarball";

/** Installs packages next to the tarball, once per file; the result links them into a project's folder. */
type Installed = (versions?: Record<string, string>) => Promise<(folder: string) => void>;

/** Tests that get the packed tarball, an installation of it, and an emulator of their own file. */
export const it = test
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern what a fixture needs
  .extend("tarball", { scope: "file" }, async ({}, { onCleanup }): Promise<Tarball> => {
    const folder = mkdtempSync(join(tmpdir(), "tarball-"));
    onCleanup(() => rmSync(folder, { recursive: true }));
    return pack(folder);
  })
  .extend("installed", { scope: "file" }, async ({ tarball }, { onCleanup }): Promise<Installed> => {
    const root = mkdtempSync(join(tmpdir(), "installed-"));
    onCleanup(() => rmSync(root, { recursive: true }));
    const started = new Map<string, Promise<string>>();
    const start = async (packageJson: string) => {
      const folder = join(root, String(started.size));
      mkdirSync(folder);
      writeFileSync(join(folder, "package.json"), packageJson);
      await install(folder);
      return join(folder, "node_modules");
    };
    return async (versions = {}) => {
      const key = manifest(tarball, versions);
      const modules = started.get(key) ?? start(key);
      started.set(key, modules);
      const target = await modules;
      return (folder) => symlinkSync(target, join(folder, "node_modules"));
    };
  })
  // biome-ignore lint/correctness/noEmptyPattern: as above
  .extend("emulator", { scope: "file" }, async ({}, { onCleanup }): Promise<Emulator> => {
    const emulator = await startEmulator({ taskSeconds: { visible: 0, duration: 0 } });
    onCleanup(() => emulator.close());
    return emulator;
  });
