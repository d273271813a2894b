import { createRequire } from "node:module";

/**
 * Loads one of @pulumi/pulumi's gRPC modules, or one of its dependencies, which isolated package managers hide from
 * other packages.
 */
export const pulumiRpc = createRequire(require.resolve("@pulumi/pulumi"));
