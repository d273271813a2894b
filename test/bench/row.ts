/** A ratio within one run; lower is better. Without a goal it is for information. */
export interface Row {
  readonly name: string;
  readonly ratio: number;
  /** The maximum ratio. */
  readonly goal?: number;
}

/** The median. */
export function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

/** The median time of each contender in milliseconds. */
export async function timesOf<K extends string>(
  rounds: number,
  contenders: Record<K, () => unknown>,
): Promise<Record<K, number>> {
  const times = Object.entries<number[]>(await roundsOf(rounds, contenders));
  return Object.fromEntries(times.map(([name, all]) => [name, median(all)])) as Record<K, number>;
}

/** All times of each contender in milliseconds, in turns, so that other load affects all of them. */
export async function roundsOf<K extends string>(
  rounds: number,
  contenders: Record<K, () => unknown>,
): Promise<Record<K, number[]>> {
  const names = Object.keys(contenders) as K[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      const start = performance.now();
      await contenders[name]();
      // The first round only warms up.
      if (round >= 0) times[name].push(performance.now() - start);
    }
  }
  return times;
}
