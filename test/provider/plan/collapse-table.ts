import type { Case } from "./collapse-site";

/** What the best choice of directories comes to. */
interface Totals {
  readonly unchanged: number;
  readonly count: number;
  readonly changed: number;
}

/**
 * The totals of the documented choice by the textbook's table, the fewest unchanged URLs for every number of changed
 * URLs and of directories, filled folder by folder: slower than the planner, and without anything clever.
 */
export function bestTotals({ urls, bases, files, directories }: Case): Totals | undefined {
  const excess = urls.filter((line) => line.startsWith("* ")).length - files;
  if (excess <= 0) return { unchanged: 0, count: 0, changed: 0 };
  const tops = bases.filter((base) => !bases.some((other) => other !== base && base.startsWith(other)));
  const table = [...new Set(tops)].reduce(
    (sum, base) => joined(sum, tableOf(base, urls, directories)),
    [[0]],
  );
  const reached = table.flatMap((row, count) =>
    row.map((unchanged, changed) => ({ unchanged: unchanged ?? Number.POSITIVE_INFINITY, count, changed })),
  );
  const enough = reached.filter(
    ({ changed, count, unchanged }) =>
      changed >= excess && count <= directories && unchanged < Number.POSITIVE_INFINITY,
  );
  const order = (a: Totals, b: Totals) =>
    a.unchanged - b.unchanged || a.count - b.count || b.changed - a.changed;
  return enough.sort(order)[0];
}

/** By number of directories and of changed URLs: the fewest unchanged URLs. */
type Table = number[][];

function tableOf(folder: string, urls: readonly string[], most: number): Table {
  const inside = urls.filter((line) => line.replace("* ", "").startsWith(folder));
  const names = inside.map((line) => line.replace("* ", "").slice(folder.length));
  const folders = new Set(names.filter((name) => name.includes("/")).map((name) => name.split("/")[0]));
  const below = [...folders].map((name) => tableOf(`${folder}${name}/`, inside, most));
  const table = below.reduce((sum, next) => joined(sum, next).slice(0, most + 1), [[0]]);
  const changed = inside.filter((line) => line.startsWith("* ")).length;
  const whole = table[1]?.slice() ?? [];
  whole[changed] = Math.min(whole[changed] ?? Number.POSITIVE_INFINITY, inside.length - changed);
  return [table[0] ?? [], whole, ...table.slice(2)];
}

function joined(one: Table, other: Table): Table {
  const table: Table = [];
  for (const [m, row] of one.entries()) {
    for (const [n, next] of other.entries()) {
      const sums = table[m + n] ?? [];
      table[m + n] = sums;
      row.forEach((a, i) => {
        next.forEach((b, j) => {
          sums[i + j] = Math.min(sums[i + j] ?? Number.POSITIVE_INFINITY, a + b);
        });
      });
    }
  }
  return table;
}
