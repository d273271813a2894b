import { hashOf } from "../effects/hash";
import { leftOf } from "../plan/kept";
import type { Inputs, Shell } from "../refresh/inputs";
import type { Outputs } from "../refresh/outputs";
import { leftLines, letGoLines } from "./announce-left";
import { tellAbout } from "./log";
import { isSameType } from "./urn";

/**
 * Whether the resource needs an update. It does while something is unfinished, even after `pulumi refresh` has cleared
 * the engine's record of the failure. It does not if the inputs are those of the outputs. Otherwise (undefined) the
 * engine compares the inputs and shows the differences.
 */
export async function diff(old: Partial<Outputs & Shell>, now: Inputs): Promise<{ changes?: boolean }> {
  if (!old.pending) return hashOf(now) === old.inputsHash ? { changes: false } : {};
  const isSecret = Boolean(now.__secret ?? old.__secret);
  const lines = isSameType(old.__urn, now.__urn)
    ? leftLines(old, now, isSecret)
    : letGoLines(leftOf(old) ?? [], isSecret);
  const tell = tellAbout(now.__urn);
  for (const line of lines) await tell(line);
  return { changes: true };
}
