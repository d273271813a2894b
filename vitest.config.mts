import { globSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that run real engines or wait take longest, so they start first: none is left to run alone at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) =>
      /\/test\/(e2e|states|demo|matrix|provider\/hosted)\/|\/conformance/.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/** Files that mock a module, which no other file may see. */
const ALONE = globSync("test/**/*.test.ts").filter((file) =>
  /\bvi\.(mock|doMock)\(/.test(readFileSync(file, "utf8")),
);

export default defineConfig({
  test: {
    // Tests start real processes: the Pulumi engine, the provider host, the emulator. The time is a bound, not a claim.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // Most of the time they wait for these. Vitest's default of one file at a time on two cores would leave both idle.
    maxWorkers: Math.max(5, availableParallelism()),
    globalSetup: ["test/support/temporary-folder.ts", "test/support/vault.ts"],
    sequence: { sequencer: LongestFirst },
    projects: [
      // Each file loads what it tests into the same few processes, once: half of the work of all files of this kind.
      {
        extends: true,
        test: { name: "shared", include: ["test/**/*.test.ts"], exclude: ALONE, isolate: false },
      },
      { extends: true, test: { name: "alone", include: ALONE } },
    ],
  },
});
