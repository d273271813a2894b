/** The oldest Node that will do: package.json's `engines`, which package managers warn about at most. */
const OLDEST = 22;

// Loaded before all else, and written for Nodes that could not even read the rest.
if (parseInt(process.versions.node, 10) < OLDEST) {
  const error = new Error(
    `pulumi-alicloud-refresh needs Node ${OLDEST} or newer, but this is Node ${process.versions.node} ` +
      `(${process.execPath}). Install a newer one, and put it first on the PATH of pulumi`,
  );
  // As pulumi.RunError has it, which is not loaded for this: Pulumi prints the message alone.
  throw Object.assign(error, { __pulumiRunError: true });
}

export {};
