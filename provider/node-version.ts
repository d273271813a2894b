/** The oldest Node that is supported, as in the `engines` of package.json, which package managers do not enforce. */
const OLDEST = 22;

// Loaded first, and written so that a Node too old to parse the rest can run it.
if (parseInt(process.versions.node, 10) < OLDEST) {
  const error = new Error(
    `pulumi-alicloud-refresh needs Node ${OLDEST} or newer, but this is Node ${process.versions.node} ` +
      `(${process.execPath}). Install a newer one, and put it first on the PATH of pulumi`,
  );
  // This makes Pulumi print the message without a stack trace, as for its RunError, which is not loaded for this.
  throw Object.assign(error, { __pulumiRunError: true });
}

export {};
