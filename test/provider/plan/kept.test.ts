import { describe, expect, it } from "vitest";
import { hash } from "../../../provider/effects/hash";
import { keptOf, leftOf } from "../../../provider/plan/kept";
import { MOST_CHARACTERS } from "../../../provider/plan/most-kept";
import type { Unfinished } from "../../../provider/plan/pending";
import { targetText } from "../../../provider/plan/text";
import type { Target } from "../../../provider/services/target";

const versionOf = ({ path }: Target) => hash(path);
const files = (count: number, name = "page") =>
  Array.from(
    { length: count },
    (_, index): Target => ({ type: "File", path: `https://static.example.com/${name}-${index * 7919}.html` }),
  );

/** Every fourth is done, refused, awaited, to be submitted; and a file that is none of the plan's. */
function left(plan: readonly Target[]): Unfinished {
  const of = (rest: number) => plan.filter((_, index) => index % 4 === rest);
  return {
    done: of(0),
    pending: {
      refused: [{ code: "InvalidDomain.Offline", targets: of(1) }],
      waiting: [{ taskIds: ["1", "2"], targets: of(2) }],
      submit: [...of(3), { type: "File", path: "https://static.example.com/gone" }],
    },
    letGo: files(1, "let-go"),
  };
}

/** Without versions, which a retry needs none of. */
const states = (all: ReturnType<typeof leftOf>) =>
  all?.map(({ target, is, code, taskIds }) => [targetText(target), is, code, taskIds].join(" ")).sort();

const sizes: [number, string | undefined][] = [
  [10, undefined],
  [4_000, undefined],
  [20_000, "contents"],
  [60_000, "targets"],
];
describe.each(sizes)("what %i targets leave", (count, expectedLoss) => {
  const plan = files(count);
  const expected = states(leftOf(keptOf(left(files(10)), [], versionOf).kept)) ?? [];

  it("is kept in few characters, and a retry finds all of it", () => {
    const unfinished = left(plan);
    const { kept, lost } = keptOf(unfinished, plan, versionOf);
    expect(lost).toBe(expectedLoss);
    const texts = Object.values(kept);
    expect(texts.join().length).toBeLessThanOrEqual(2.1 * MOST_CHARACTERS);
    if (kept.left) for (const line of texts.join("\n").split("\n")) expect(line.length).toBeLessThan(120);
    const found = states(leftOf(kept, plan)) ?? [];
    expect(found).toHaveLength(count + 2);
    if (count === 10) expect(found).toEqual(expected);
    const by = (is: string) => found.filter((line) => line.split(" ")[2] === is || line.includes(` ${is} `));
    expect(by("done")).toHaveLength(Math.ceil(count / 4));
    expect(found).toContain("File https://static.example.com/gone owed  ");
  });

  it("is found by other arguments too, or known to be too much", () => {
    const { kept } = keptOf(left(plan), plan, versionOf);
    const found = leftOf(kept);
    if (count < 60_000) expect(states(found)).toHaveLength(count + 2);
    else expect(found).toBeUndefined();
    const hasVersions = found?.some(({ version }) => version !== undefined) ?? false;
    expect(hasVersions).toBe(!expectedLoss);
  });
});

it("is a few runs where calls failed one after the other", () => {
  const plan = files(500_000);
  const submit = plan.slice(1_000);
  const pending = { submit, refused: [], waiting: [] };
  const { kept } = keptOf({ done: plan.slice(0, 1_000), pending, letGo: [] }, plan, versionOf);
  expect(kept.pending).toBe("submit 499,000 files");
  expect(kept.left?.length).toBeLessThan(200);
  expect(leftOf(kept, plan)).toHaveLength(500_000);
});
