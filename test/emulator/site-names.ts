/** The site to which a host belongs: the longest name that equals the host or is a suffix of it after a dot. */
export function siteOfHost(names: Iterable<string>, host: string): string | undefined {
  let found: string | undefined;
  for (const name of names) {
    const isPart = host === name || host.endsWith(`.${name}`);
    if (isPart && name.length > (found?.length ?? 0)) found = name;
  }
  return found;
}
