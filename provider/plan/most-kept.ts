/**
 * A failure's outputs travel in a header, whose time grows with the square of its size: some 6 s for 1 MB (tried with CLI
 * 3.251). Up to this many characters it is not noticed.
 */
export const MOST_CHARACTERS = 200_000;
