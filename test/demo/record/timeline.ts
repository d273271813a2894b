/** A line of the recording, and how long after the previous one it was printed, in milliseconds. */
export interface Heard {
  readonly text: string;
  readonly wait: number;
}

/** Output that is printed at once is shown line by line; long waits are shortened. */
const LEAST = 60;
const MOST = 700;
const END = 6_000;

/** The time to read before a new step starts. */
const reading = (lines: number) => Math.min(3_500, 900 + 90 * lines);

/** When each line appears, and when the recording starts over, in milliseconds. */
export function timeline(lines: readonly Heard[]): { readonly times: number[]; readonly end: number } {
  let now = 300;
  let unread = 0;
  const times = lines.map(({ text, wait }, index) => {
    if (index > 0) now += startsAnew(text) ? reading(unread) : Math.min(MOST, Math.max(LEAST, wait));
    unread = startsAnew(text) ? 0 : unread + 1;
    return now;
  });
  return { times, end: now + END };
}

/** A heading or a command. */
const startsAnew = (text: string) => /^(== |\$ )/.test(text);
