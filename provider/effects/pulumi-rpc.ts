import { createRequire } from "node:module";

/**
 * Loads a dependency of @pulumi/pulumi, or one of its gRPC messages, which isolated package managers hide from others.
 */
export const pulumiRpc = createRequire(require.resolve("@pulumi/pulumi"));
