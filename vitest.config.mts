import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that run real engines take longest, so they start first: none is left to run alone at the end. */
class EnginesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const runsEngines = ({ moduleId }: TestSpecification) => /\/test\/(e2e|states|demo)\//.test(moduleId);
    return [...sorted.filter(runsEngines), ...sorted.filter((file) => !runsEngines(file))];
  }
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Tests start real processes: the Pulumi engine, the provider host, the emulator. The time is a bound, not a claim.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // Most of the time they wait for these. Vitest's default of one file at a time on two cores would leave both idle.
    maxWorkers: Math.max(4, availableParallelism()),
    sequence: { sequencer: EnginesFirst },
  },
});
