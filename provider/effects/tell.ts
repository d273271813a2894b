/** Shows a line beside the resource. */
export type Tell = (message: string, how?: How) => Promise<void>;

/** Plain lines stay in the diagnostics; ephemeral ones move on the resource's row while it runs. */
export interface How {
  readonly severity?: "warning";
  readonly ephemeral?: boolean;
}
