import { redacted } from "../secrets/redact";

/** The maximum length of a quoted text, in characters. */
const LONGEST = 300;

/** A text of the service, as quoted in messages: without secrets and control characters, on one line, and shortened. */
export function quoted(text: string, longest = LONGEST): string {
  // Before shortening: a part of a secret would not be recognized.
  const line = redacted(text)
    .replace(/[\s\p{C}]+/gu, " ")
    .trim();
  const characters = [...line];
  return characters.length > longest ? `${characters.slice(0, longest).join("")}...` : line;
}
