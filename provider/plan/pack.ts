/** The limits of one call. Every number is at least 1, and may be Infinity. */
export interface CallCapacity {
  readonly targets: number;
  readonly domains: number;
  readonly perDomain: number;
}

/** A number of targets of one domain, which is given by its index. */
export interface DomainShare {
  readonly domain: number;
  readonly count: number;
}

/**
 * Distributes domains of the given sizes (numbers of targets, each at least 1) over few calls.
 *
 * Filling calls in any order can take twice as many calls as needed: some calls reach the limit of domains with few
 * targets, others the limit of targets with few domains. Therefore each call takes domains that are adjacent in the
 * order of size, the largest for which all but the last fit completely, so that it comes close to both limits.
 *
 * Without a limit per domain, and with up to `targets * (domains + 1) - 1` targets, this takes at most one call more
 * than the lower bound, the larger of ceil(all targets / targets) and ceil(all domains / domains): only a call that is
 * full of targets splits a domain, there are at most as many of these as a call can have domains, and all others except
 * the last are full of whole domains. With more targets it can take more: of hundreds of domains with 340 URLs each, a
 * call holds only two whole ones, so most calls split one. If `domains * perDomain` is at most `targets`, as for
 * DCDN, the number of calls is minimal, which can be above the lower bound: 19 domains of 101 URLs take four calls.
 */
export function pack(sizes: readonly number[], capacity: CallCapacity): DomainShare[][] {
  for (let calls = fewest(sizes, capacity); ; calls++) {
    const packed = packInto(calls, sizes, capacity);
    if (packed) return packed;
  }
}

/** A lower bound of the number of calls. */
function fewest(sizes: readonly number[], { targets, domains, perDomain }: CallCapacity): number {
  const callsOf = sizes.map((size) => Math.max(1, Math.ceil(size / Math.min(perDomain, targets))));
  const most = callsOf.reduce((a, b) => Math.max(a, b), 0);
  return Math.max(Math.ceil(sum(sizes) / targets), Math.ceil(sum(callsOf) / domains), most);
}

function packInto(
  calls: number,
  sizes: readonly number[],
  capacity: CallCapacity,
): DomainShare[][] | undefined {
  const packed: DomainShare[][] = [];
  let open = sizes.map((count, domain) => ({ domain, count })).sort(bySize);
  while (open.length > 0) {
    if (packed.length === calls) return undefined;
    const call = nextCall(open, calls - packed.length - 1, capacity);
    open = without(call, open);
    packed.push(call);
  }
  return packed;
}

/** What the next call takes of the remaining domains, which are sorted by size. */
function nextCall(
  open: readonly DomainShare[],
  later: number,
  { targets, domains, perDomain }: CallCapacity,
): DomainShare[] {
  const wanted = ({ count }: DomainShare) => Math.min(count, perDomain);
  // A domain with more targets than all later calls can take of it cannot wait.
  const urgent = open.filter(({ count }) => count / perDomain > later).reverse();
  const others = open.slice(0, open.length - urgent.length);
  const places = Math.max(0, domains - urgent.length);
  const left = targets - sum(urgent.map(wanted));
  let from = Math.max(0, others.length - places);
  while (from > 0 && sum(others.slice(from, from + places - 1).map(wanted)) > left) from--;
  return fill([...urgent, ...others.slice(from, from + places)].slice(0, domains), targets, wanted);
}

function fill(
  domains: readonly DomainShare[],
  targets: number,
  wanted: (share: DomainShare) => number,
): DomainShare[] {
  let left = targets;
  const call = domains.map((share) => {
    const count = Math.min(wanted(share), left);
    left -= count;
    return { domain: share.domain, count };
  });
  return call.filter(({ count }) => count > 0);
}

function without(call: readonly DomainShare[], open: readonly DomainShare[]): DomainShare[] {
  const taken = new Map(call.map(({ domain, count }) => [domain, count]));
  const rest = open.map(({ domain, count }) => ({ domain, count: count - (taken.get(domain) ?? 0) }));
  return rest.filter(({ count }) => count > 0).sort(bySize);
}

const bySize = (a: DomainShare, b: DomainShare) => a.count - b.count || a.domain - b.domain;

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
