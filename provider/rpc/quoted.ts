import { redacted } from "../secrets/redact";

/** So much of a text of the service is quoted in a message, in characters. */
const LONGEST = 300;

/** A text of the service as messages quote it: without secrets and control characters, on one line, and not too long. */
export function quoted(text: string, longest = LONGEST): string {
  // Before it is cut: half a secret would not be known as one.
  const line = redacted(text)
    .replace(/[\s\p{C}]+/gu, " ")
    .trim();
  const characters = [...line];
  return characters.length > longest ? `${characters.slice(0, longest).join("")}...` : line;
}
