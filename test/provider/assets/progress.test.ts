import { expect, test, vi } from "vitest";
import { printProgress, reporter } from "../../../provider/assets/progress";

test("nothing for two seconds, then every five", () => {
  const seen: number[] = [];
  const report = reporter((hashed) => seen.push(hashed));
  for (let elapsed = 0; elapsed <= 14_000; elapsed += 500) report(elapsed, elapsed, 99_999);
  expect(seen).toEqual([2_000, 7_000, 12_000]);
});

test("a line on stderr", () => {
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  printProgress(12_000, 50_000);
  expect(write.mock.calls).toEqual([["hashAssets: 12,000 of 50,000 files\n"]]);
  write.mockRestore();
});
