// official-download.mjs runs this as a child process, which can be ended while a DNS lookup or a connection hangs.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { PulumiCommand } = require("@pulumi/pulumi/automation");
const { SemVer } = createRequire(require.resolve("@pulumi/pulumi"))("semver");

const [version, root] = process.argv.slice(2);

const { fetch } = globalThis;
globalThis.fetch = async (...request) => {
  console.log("asking");
  try {
    const response = await fetch(...request);
    console.log("answered");
    return response;
  } catch (error) {
    throw error.cause ?? error;
  }
};

try {
  await PulumiCommand.install({ version: new SemVer(version), root });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
