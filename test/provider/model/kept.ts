/** As much as the lives of a model can leave. */
export const MUCH = 1_000_000;

/** How many characters of a failure are kept. In truth so many that it takes a hundred thousand URLs to get there. */
export const most = { characters: MUCH };
