interface CallCapacity {
  readonly targets: number;
  readonly domains: number;
  readonly perDomain: number;
}

/** The fewest calls for domains of the given sizes, by trying every call after every other: for a few small domains. */
export function fewestCalls(sizes: readonly number[], capacity: CallCapacity): number {
  let states = new Map([[sizes.join(), sizes]]);
  for (let calls = 0; ; calls++) {
    if ([...states.values()].some((left) => left.every((size) => size === 0))) return calls;
    const next = [...states.values()].flatMap((left) => afterCall(left, capacity, 0));
    states = new Map(next.map((left) => [[...left].sort().join(), left]));
  }
}

/** What may be left after one more call, which takes nothing of the domains before `from`. */
function afterCall(left: readonly number[], capacity: CallCapacity, from: number): (readonly number[])[] {
  const size = left[from];
  if (size === undefined) return [left];
  const most = capacity.domains > 0 ? Math.min(size, capacity.targets, capacity.perDomain) : 0;
  return Array.from({ length: most + 1 }, (_, taken) => taken).flatMap((taken) => {
    const others = {
      ...capacity,
      targets: capacity.targets - taken,
      domains: capacity.domains - (taken ? 1 : 0),
    };
    return afterCall(left.with(from, size - taken), others, from + 1);
  });
}
