import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/matrix/*.matrix.ts"],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
    reporters: ["default", "./test/matrix/table.ts"],
  },
});
