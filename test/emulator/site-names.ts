/** The site that a host belongs to: the longest name that is the host or a suffix of it after a dot. */
export function siteOfHost(names: Iterable<string>, host: string): string | undefined {
  let found: string | undefined;
  for (const name of names) {
    const isPart = host === name || host.endsWith(`.${name}`);
    if (isPart && name.length > (found?.length ?? 0)) found = name;
  }
  return found;
}
