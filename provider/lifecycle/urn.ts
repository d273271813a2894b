/** The resource type in a URN, without the types of its parents. */
export const typeIn = (urn: string) => urn.split("::")[2]?.split("$").at(-1);

/** Whether a state has the same resource type. With an alias it may not: then its refreshes were of another service. */
export function isSameType(oldUrn: string | undefined, urn: string | undefined): boolean {
  return oldUrn === undefined || urn === undefined || typeIn(oldUrn) === typeIn(urn);
}
