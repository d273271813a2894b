/** The resource type in a URN, without those of the components above it. */
const typeIn = (urn: string) => urn.split("::")[2]?.split("$").at(-1);

/** An alias can bring the state of another type of resource, whose refreshes say nothing about this service's caches. */
export function isSameType(oldUrn: string | undefined, urn: string | undefined): boolean {
  return oldUrn === undefined || urn === undefined || typeIn(oldUrn) === typeIn(urn);
}
