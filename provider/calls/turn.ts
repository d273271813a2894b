const turns = new Map<string, Promise<unknown>>();

/**
 * Runs `work` after all earlier work with the same key: resources of the same account and service check and use the
 * quota one after the other, so that two refreshes which exceed the quota together do not both start.
 */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(key) ?? Promise.resolve()).then(work, work);
  const settled = turn.catch(() => {});
  turns.set(key, settled);
  try {
    return await turn;
  } finally {
    if (turns.get(key) === settled) turns.delete(key);
  }
}
