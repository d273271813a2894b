import type { Shell } from "../refresh/inputs";
import type { Outputs } from "../refresh/outputs";

/** The host saves `properties` of such an error as the resource's outputs, and calls update next time in any case. */
export class InitError extends Error {
  readonly reasons: readonly string[];

  /** `properties` must have no undefined values, on which the host hangs. */
  constructor(
    readonly id: string,
    message: string,
    readonly properties: Outputs & Shell,
  ) {
    super(message);
    this.reasons = [message];
  }
}
