/** The state of a domain. `unknown` means that it does not belong to the account. */
export type DomainState = "online" | "offline" | "configuring" | "configureFailed" | "unknown";
