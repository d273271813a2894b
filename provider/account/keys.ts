import type { Clock } from "../effects/clock";
import type { Keys } from "../rpc/connection";
import { hide, shortened } from "../secrets/redact";

/** A source of keys. */
export interface KeySource {
  /** For messages: "the profile prod". */
  readonly name: string;
  /** Currently valid keys. Temporary ones are renewed before they expire. */
  get(clock: Clock): Promise<Keys>;
}

/** A source whose keys are hidden from messages as soon as they are obtained. */
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

/** The configured source returned no keys. */
export class NoKeys extends Error {
  override readonly name = "NoKeys";

  constructor(source: string, reason: string) {
    super(`No credentials from ${source}: ${reason}.`);
  }
}
