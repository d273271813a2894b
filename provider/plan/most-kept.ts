/**
 * The outputs of a failed update are sent in a gRPC header, and the time for that grows with the square of its size:
 * about 6 s for 1 MB (measured with CLI 3.251). Up to this many characters it is negligible.
 */
export const MOST_CHARACTERS = 200_000;
