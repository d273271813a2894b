import { documented } from "../protocol/errors";

/** State of a domain that was declared. */
export type DomainState = "online" | "offline" | "configuring" | "configureFailed";

/** The account's domains. Those not declared are online, or unknown where `onlyDeclared` is set. */
export interface Domains {
  readonly declared: ReadonlyMap<string, DomainState>;
  readonly onlyDeclared: boolean;
}

const REFUSED: Readonly<Record<Exclude<DomainState, "online">, string>> = {
  offline: "InvalidDomain.Offline",
  configuring: "ServiceBusy",
  configureFailed: "InvalidDomain.Configure_failed",
};

/** Throws what the service answers for a domain that cannot be refreshed. */
export function requireOnline({ declared, onlyDeclared }: Domains, domain: string): void {
  const state = declared.get(domain) ?? (onlyDeclared ? undefined : "online");
  if (state === undefined) throw documented("InvalidDomain.NotFound");
  if (state !== "online") throw documented(REFUSED[state]);
}
