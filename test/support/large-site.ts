import { type Emulator, startEmulator } from "../emulator";

export const DOMAINS = Array.from({ length: 25 }, (_, index) => `site${index}.example.com`);

/** With 4,000 files these are 100,000 URLs, which two updates may refresh within a minute. */
export const LARGE_SITE = {
  baseUrls: DOMAINS.map((domain) => `https://${domain}/`),
  limits: { urlsPerDay: 10_000_000 },
};

export const startLargeEmulator = () =>
  startEmulator({
    limits: { cdn: { urlsPerDay: 10_000_000, urlsPerDomainAndMinute: 10_000_000 } },
    taskSeconds: { visible: 0, duration: 30 },
  });

/** Undoes what a test did to the service. */
export function recover(emulator: Emulator): void {
  for (const domain of DOMAINS) emulator.domains.set(domain, "online");
  emulator.faults.clear();
}

/** The URLs that the service has accepted since a number of calls. */
export function acceptedSince(emulator: Emulator, since: number): string[] {
  const calls = emulator.calls().slice(since);
  const refreshes = calls.filter((call) => call.accepted && call.action === "RefreshObjectCaches");
  return refreshes.flatMap(({ parameters }) => parameters.ObjectPath?.split("\n") ?? []);
}
