import { countsOf } from "./counts";
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
import type { Target } from "./target";
import { targetsText } from "./text";

/** What state keeps of it. */
export interface Kept extends LeftTexts {
  readonly pending: string;
  /** In the place of lines that would be too many: see {@link keptOf}. */
  readonly left?: string;
}

/**
 * A failure's outputs travel in a header, whose time grows with the square of its size: some 6 s for 1 MB (tried with CLI
 * 3.251). Up to this many characters it is not noticed.
 */
const MOST_CHARACTERS = 200_000;
/** What is this many times larger than that is not worth packing. */
const LEAST_RATIO = 40;

/** Where `left` says of each of the plan's targets what became of it, where the others are, and where all are. */
const [OF_PLAN, OTHERS, ALL] = ["of the plan:", "others:", "all:"] as const;

/**
 * The texts that state keeps: a line a target, as long as these are not too large. Of more, `pending` says how many there
 * are, and `left` what became of which, by reference to the plan, which the same arguments bring again:
 *
 *     of the plan:
 *     1000 done
 *     99000 submit
 *
 * and, for other arguments, all lines packed; without what was accepted for which content, if that is too large, and not at
 * all if it still is. `isCoarse` tells that other arguments then refresh more than is owed.
 */
export function keptOf(
  unfinished: Unfinished,
  plan: readonly Target[],
  versionOf: VersionOf,
): { readonly kept: Kept; readonly isCoarse: boolean } {
  const plain = textsOf(unfinished, versionOf);
  if (sizeOf(plain) <= MOST_CHARACTERS) return { kept: plain, isCoarse: false };
  const { pending } = unfinished;
  const counts = [
    ["submit", pending.submit],
    ["refused", pending.refused.flatMap(({ targets }) => targets)],
    ["await", pending.waiting.flatMap(({ targets }) => targets)],
  ] as const;
  const summary = counts.filter(([, targets]) => targets.length > 0);
  const exact = packedWithin(plain);
  const all = exact ?? packedWithin(textsOf(unfinished));
  const { runs, others } = runsOf(unfinished, plan);
  const rest = packedWithin(textsOf(others));
  const left = [
    ...(rest === undefined ? [] : [OF_PLAN, ...runs, OTHERS, rest]),
    ...(all === undefined ? [] : [ALL, all]),
  ];
  const lines = summary.map(([state, targets]) => `${state} ${countsOf(targets)}`);
  return { kept: { pending: lines.join("\n"), left: left.join("\n") }, isCoarse: exact === undefined };
}

/** Reads them; `plan` is given when its arguments are the same again. Undefined: that was too much to keep. */
export function leftOf(kept: Partial<Kept>, plan?: readonly Target[]): Left[] | undefined {
  if (kept.left === undefined) return leftIn(kept);
  const parts = partsOf(kept.left);
  const [runs, others, all] = [parts.get(OF_PLAN), parts.get(OTHERS), parts.get(ALL)];
  if (plan && runs !== undefined && others !== undefined)
    return [...statesIn(runs, plan), ...leftIn(JSON.parse(unpacked(others)))];
  return all === undefined ? undefined : leftIn(JSON.parse(unpacked(all)));
}

function textsOf({ pending, done, letGo }: Unfinished, versionOf?: VersionOf) {
  return {
    pending: pendingText(pending, versionOf),
    done: doneText(done, versionOf),
    ...(letGo.length > 0 && { letGo: targetsText(letGo) }),
  };
}

const sizeOf = (texts: LeftTexts) => Object.values(texts).join().length;

/** Undefined when it is too large even so. */
function packedWithin(texts: LeftTexts): string | undefined {
  if (sizeOf(texts) > MOST_CHARACTERS * LEAST_RATIO) return undefined;
  const text = packed(JSON.stringify(texts));
  return text.length <= MOST_CHARACTERS ? text : undefined;
}

/** The lines below each heading. */
function partsOf(left: string): Map<string, string> {
  const parts = new Map<string, string[]>();
  let part: string[] = [];
  for (const line of left.split("\n")) {
    if (line === OF_PLAN || line === OTHERS || line === ALL) {
      part = [];
      parts.set(line, part);
    } else part.push(line);
  }
  return new Map([...parts].map(([heading, lines]) => [heading, lines.join("\n")]));
}
