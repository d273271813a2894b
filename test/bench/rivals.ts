import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const FOLDER = resolve(".cache/bench");
const DEPENDENCIES = { "aws-cdk-lib": "2.276.0", constructs: "10.8.1", "folder-hash": "4.1.4" };

/** Packages to compare with. The project does not depend on them: npm installs them at the first run. */
export function rivals(): NodeJS.Require {
  const manifest = resolve(FOLDER, "package.json");
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(manifest, JSON.stringify({ private: true, dependencies: DEPENDENCIES }));
  if (!existsSync(resolve(FOLDER, "node_modules/folder-hash")))
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"], {
      cwd: FOLDER,
      stdio: "ignore",
    });
  return createRequire(manifest);
}
