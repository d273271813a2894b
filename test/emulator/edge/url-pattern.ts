interface Token {
  readonly accepts: (char: string) => boolean;
  readonly repeats: boolean;
}

const WILDCARDS: readonly (readonly [string, Token])[] = [
  ["[^/]*", { accepts: (char) => char !== "/", repeats: true }],
  [".*", { accepts: () => true, repeats: true }],
  ["[0-9]", { accepts: (char) => char >= "0" && char <= "9", repeats: false }],
  ["[a-z]", { accepts: (char) => char >= "a" && char <= "z", repeats: false }],
];

/**
 * Reads a Regex object path. Only `[0-9]`, `[a-z]`, `[^/]*` and `.*` are expressions, by the vendor's page
 * "Configure URL purge rules that contain regular expressions" (2024-09-20); a backslash takes the next
 * character as it is, and all else stands for itself. The whole of a key must match; the scheme is left out.
 *
 * Walks all ways through the pattern at once: a RegExp with many `.*` would take exponential time.
 */
export function urlPattern(path: string): (key: string) => boolean {
  const tokens = tokenize(path.replace(/^https?:\/\//i, ""));
  return (key) => {
    let states = new Set<number>();
    enter(tokens, states, 0);
    for (const char of key) {
      const next = new Set<number>();
      for (const state of states) {
        const token = tokens[state];
        if (token?.accepts(char)) enter(tokens, next, token.repeats ? state : state + 1);
      }
      if (next.size === 0) return false;
      states = next;
    }
    return states.has(tokens.length);
  };
}

/** Adds `state` and what can be reached from it without a character: a repeated token may match none. */
function enter(tokens: readonly Token[], states: Set<number>, state: number): void {
  states.add(state);
  for (let at = state; tokens[at]?.repeats; at++) states.add(at + 1);
}

function tokenize(pattern: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; ) {
    const wildcard = WILDCARDS.find(([text]) => pattern.startsWith(text, at));
    if (wildcard) {
      tokens.push(wildcard[1]);
      at += wildcard[0].length;
    } else {
      if (pattern[at] === "\\" && at + 1 < pattern.length) at++;
      const literal = pattern[at++];
      tokens.push({ accepts: (char) => char === literal, repeats: false });
    }
  }
  return tokens;
}
