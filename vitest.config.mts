import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Tests start real processes: the Pulumi engine, the provider host, the emulator. The time is a bound, not a claim.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
