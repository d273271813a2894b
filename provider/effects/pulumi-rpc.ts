import { createRequire } from "node:module";

/** What @pulumi/pulumi itself loads of its own dependencies and messages; an isolating package manager hides it from us. */
export const pulumiRpc = createRequire(require.resolve("@pulumi/pulumi"));
