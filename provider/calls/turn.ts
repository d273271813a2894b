const turns = new Map<string, Promise<unknown>>();

/**
 * Runs `work` after all that was given the same key before: the resources of one account and service ask for the
 * quota and spend it one after the other, so that two which fit alone do not both start when together they do not fit.
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
