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

/** What state keeps about an unfinished refresh. */
export interface Kept extends LeftTexts {
  readonly pending: string;
  /** Replaces the lines if there are too many, see {@link keptOf}. */
  readonly left?: string;
}

/** What is too large to keep: for which contents targets were accepted, or even which targets these were. */
export type Lost = "contents" | "targets";

/** A text that is this many times larger than the limit is not compressed: it would not fit. */
const HIGHEST_RATIO = 40;

/** The headings of the parts of `left`. */
const SAME = "with the same arguments:";
const OTHER = "with other arguments:";

/**
 * The texts that state keeps: one line per target, unless they are too large. In that case `pending` only has counts,
 * and `left` has the state of every target, compressed, in two parts. The one for the same arguments refers to the
 * plan, which these arguments produce again. The one for other arguments has all lines; if it is too large, without the
 * contents for which targets were accepted, and if it still is, nothing. `lost` says what is missing from it.
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

/** Reads these texts. `plan` is given if the arguments are the same. Undefined if the state was too large to keep. */
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

/** The texts, compressed. Undefined if they are still too large. */
function packedWithin(texts: object): string | undefined {
  if (sizeOf(texts) > MOST_CHARACTERS * HIGHEST_RATIO) return undefined;
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
