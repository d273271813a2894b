/** Shows a message for the resource in the Pulumi CLI. */
export type Tell = (message: string, how?: How) => Promise<void>;

/**
 * Messages stay in the diagnostics, except ephemeral ones, which are only shown on the resource's row while it runs.
 */
export interface How {
  readonly severity?: "warning";
  readonly ephemeral?: boolean;
}
