import type { Clock } from "../effects/clock";
import type { Keys } from "../rpc/connection";
import { hide, shortened } from "../secrets/redact";

/** Where an account's keys come from. */
export interface KeySource {
  /** For messages: "the profile prod". */
  readonly name: string;
  /** Keys that are valid now: temporary ones are renewed before they expire. */
  get(clock: Clock): Promise<Keys>;
}

/** A source whose keys are known to be secret from the moment they are there. */
export function keySource(name: string, get: (clock: Clock) => Promise<Keys> | Keys): KeySource {
  return { name, get: async (clock) => hidden(await get(clock)) };
}

export function fixedKeys(name: string, keys: Keys): KeySource {
  return keySource(name, () => keys);
}

function hidden({ accessKeyId, accessKeySecret, securityToken }: Keys): Keys {
  hide(accessKeySecret);
  if (securityToken) hide(securityToken);
  hide(accessKeyId, shortened(accessKeyId));
  return { accessKeyId, accessKeySecret, ...(securityToken && { securityToken }) };
}

/** No keys could be had from where they were said to be. */
export class NoKeys extends Error {
  override readonly name = "NoKeys";

  constructor(source: string, reason: string) {
    super(`No credentials from ${source}: ${reason}.`);
  }
}
