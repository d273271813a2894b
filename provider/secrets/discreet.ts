import type { Problem } from "../../sdk/validate";

/** An error's message; where arguments are secret, the one that quotes nothing of them. */
export function messageOf(error: Error & { readonly discreet?: string }, isSecret: boolean): string {
  return isSecret && error.discreet !== undefined ? error.discreet : error.message;
}

/** What is wrong with a secret argument: only what was expected, since the rest may quote it. */
export function discreetly({ property, reason }: Problem): Problem {
  const expected = reason.slice(Math.max(0, reason.lastIndexOf("expected ")));
  return withoutValue({ property, reason: expected });
}

/** The engine prints the value of a property that it is told of, whole, a secret one too. */
export function withoutValue({ property, reason }: Problem): Problem {
  return { property: "", reason: `${property}: ${reason}` };
}
