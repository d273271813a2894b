import type { Target } from "../services/target";
import { countsOf } from "./counts";
import { MOST_CHARACTERS } from "./most-kept";
import { packed, unpacked } from "./packed";
import {
  doneText,
  type Left,
  type LeftTexts,
  leftIn,
  pendingText,
  type Unfinished,
  type VersionOf,
} from "./pending";
import { runsOf, statesIn } from "./runs";
import { targetsText } from "./text";

/** What state keeps of an unfinished refresh. */
export interface Kept extends LeftTexts {
  readonly pending: string;
  /** In the place of lines that would be too many: see {@link keptOf}. */
  readonly left?: string;
}

/** What is too much to keep: for which contents targets were accepted, or even which they were. */
export type Lost = "contents" | "targets";

/** What is this many times larger than may be kept is not worth packing. */
const LEAST_RATIO = 40;

/** The parts of `left`, each a heading and short lines. */
const SAME = "with the same arguments:";
const OTHER = "with other arguments:";

/**
 * The texts that state keeps: a line a target, as long as these are not too large. Of more, `pending` says how many there
 * are, and `left` holds what became of which, packed: for the same arguments by reference to the plan, which they bring
 * again, and for other ones all lines; without what was accepted for which content, if that is too large, and not at all
 * if it still is. `lost` is what other arguments then have to do without.
 */
export function keptOf(
  unfinished: Unfinished,
  plan: readonly Target[],
  versionOf: VersionOf,
): { readonly kept: Kept; readonly lost?: Lost } {
  const plain = textsOf(unfinished, versionOf);
  if (sizeOf(plain) <= MOST_CHARACTERS) return { kept: plain };
  const { runs, others } = runsOf(unfinished, plan);
  const same = packedWithin({ runs, ...textsOf(others) });
  const exact = packedWithin(plain);
  const other = exact ?? packedWithin(textsOf(unfinished));
  const lost = other === undefined ? "targets" : exact === undefined ? "contents" : undefined;
  const left = [...partOf(SAME, same), ...partOf(OTHER, other)].join("\n");
  return { kept: { pending: summaryOf(unfinished), left }, ...(lost && { lost }) };
}

/** Reads them; `plan` is given when its arguments are the same again. Undefined: that was too much to keep. */
export function leftOf(kept: Partial<Kept>, plan?: readonly Target[]): Left[] | undefined {
  if (kept.left === undefined) return leftIn(kept);
  const { [SAME]: same, [OTHER]: other } = partsOf(kept.left);
  if (plan && same) return [...statesIn(same.runs ?? "", plan), ...leftIn(same)];
  return other && leftIn(other);
}

function textsOf({ pending, done, letGo }: Unfinished, versionOf?: VersionOf) {
  return {
    pending: pendingText(pending, versionOf),
    done: doneText(done, versionOf),
    ...(letGo.length > 0 && { letGo: targetsText(letGo) }),
  };
}

function summaryOf({ pending: { submit, refused, waiting } }: Unfinished): string {
  const targetsIn = (groups: readonly { readonly targets: readonly Target[] }[]) =>
    groups.flatMap(({ targets }) => targets);
  const all = { submit, refused: targetsIn(refused), await: targetsIn(waiting) };
  const some = Object.entries(all).filter(([, targets]) => targets.length > 0);
  return some.map(([state, targets]) => `${state} ${countsOf(targets)}`).join("\n");
}

const sizeOf = (texts: object) => Object.values(texts).join().length;

/** Undefined when it is too large even so. */
function packedWithin(texts: object): string | undefined {
  if (sizeOf(texts) > MOST_CHARACTERS * LEAST_RATIO) return undefined;
  const text = packed(JSON.stringify(texts));
  return text.length <= MOST_CHARACTERS ? text : undefined;
}

const partOf = (heading: string, text: string | undefined) => (text === undefined ? [] : [heading, text]);

type Part = LeftTexts & { readonly runs?: string };

function partsOf(left: string): Partial<Record<string, Part>> {
  const parts = left.split(/^(.*:)\n/m).slice(1);
  const entries = parts.flatMap((heading, index) =>
    index % 2 === 0 ? [[heading, JSON.parse(unpacked(parts[index + 1] ?? ""))]] : [],
  );
  return Object.fromEntries(entries);
}
