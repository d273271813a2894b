/** The same elements in the order that a number stands for: 0 leaves them as they are. */
export function shuffled<T>(elements: readonly T[], order: number): T[] {
  const mixed = [...elements];
  let state = order;
  for (let end = mixed.length; end > 1 && order !== 0; end--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const [at] = mixed.splice(state % end, 1);
    mixed.push(at as T);
  }
  return mixed;
}
