import type { Inputs } from "./context";
import type { RefreshFailed } from "./refresh-failed";

/** The host saves `properties` of such an error as the resource's outputs, and calls update next time in any case. */
export class InitError extends Error {
  readonly properties: object;
  readonly reasons: readonly string[];

  constructor(
    readonly id: string,
    { message, outputs }: RefreshFailed,
    { __provider, __urn }: Inputs,
  ) {
    super(message);
    // The host adds the provider to what succeeds only, and hangs on undefined values.
    this.properties = { ...outputs, __provider, ...(__urn && { __urn }) };
    this.reasons = [message];
  }
}
