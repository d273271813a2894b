import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Tarball } from "./tarball";

/**
 * Installs the tarball without a network, as an isolated package manager does: the package has the tarball's files, and
 * beside it only what it declares. The program has the package, @pulumi/pulumi and Node's types.
 */
export function installIsolated(tarball: Tarball, folder: string): void {
  const name = "pulumi-alicloud-refresh";
  const store = join(folder, "node_modules/.store");
  const installed = join(store, "node_modules", name);
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", tarball.file, "--strip-components=1", "-C", installed]);
  const { dependencies, peerDependencies } = JSON.parse(
    readFileSync(join(installed, "package.json"), "utf8"),
  );
  for (const dependency of Object.keys({ ...dependencies, ...peerDependencies })) link(dependency, store);
  symlinkSync(installed, join(folder, "node_modules", name));
  for (const own of ["@pulumi/pulumi", "@types/node"]) link(own, folder);
}

/** Links one of this repository's dependencies, in place of a fresh copy. */
function link(name: string, folder: string): void {
  const place = join(folder, "node_modules", name);
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(resolve("node_modules", name), place);
}
