/** An error's message; where arguments are secret, the one that quotes nothing of them. */
export function messageOf(error: Error & { readonly discreet?: string }, isSecret: boolean): string {
  return isSecret && error.discreet !== undefined ? error.discreet : error.message;
}
