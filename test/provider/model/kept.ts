/** More than a life of the model can leave. */
export const MUCH = 1_000_000;

/** Stands in for MOST_CHARACTERS, the most that is kept of a failure, which takes about 100,000 URLs to reach. */
export const most = { characters: MUCH };
