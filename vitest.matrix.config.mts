import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/matrix/*.matrix.ts"],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
    globalSetup: "test/support/temporary-folder.ts",
    reporters: ["default", "./test/matrix/table.ts"],
  },
});
