/** An error's message; if arguments are secret, the one that does not quote them. */
export function messageOf(error: Error & { readonly discreet?: string }, isSecret: boolean): string {
  return isSecret && error.discreet !== undefined ? error.discreet : error.message;
}
