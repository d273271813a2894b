import type { Reporter, TestModule } from "vitest/node";

/** Prints a line for each combination at the end: whether it works, and how long it took. */
export default class Table implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = modules.flatMap((module) => [...module.children.allTests()].map(row));
    const widths = [0, 1, 2].map((column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
    const lines = rows.map((cells) =>
      cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "),
    );
    process.stdout.write(`\n${[...new Set(lines)].join("\n")}\n`);
  }
}

type Case = ReturnType<TestModule["children"]["allTests"]> extends Iterable<infer T> ? T : never;

function row(test: Case): string[] {
  const [group = "", ...rest] = test.fullName.split(" > ");
  const state = { passed: "holds", failed: "FAILS", skipped: "skipped", pending: "skipped" }[
    test.result().state
  ];
  const seconds = Math.round((test.diagnostic()?.duration ?? 0) / 1000);
  return [group, rest.join(" > "), state, `${seconds} s`.padStart(6)];
}
