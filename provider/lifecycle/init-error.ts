import type { Shell } from "../refresh/inputs";
import type { Outputs } from "../refresh/outputs";

/**
 * An error whose `properties` the host saves as the resource's outputs. The inputs in state are then the old ones after
 * an update, and the new ones after a create. The next run updates the resource in any case.
 */
export class InitError extends Error {
  readonly reasons: readonly string[];

  /** `properties` must not contain undefined values: the host would hang. */
  constructor(
    readonly id: string,
    message: string,
    readonly properties: Outputs & Shell,
  ) {
    super(message);
    this.reasons = [message];
  }
}
