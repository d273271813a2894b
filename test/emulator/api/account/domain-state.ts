/** State of a domain; `unknown`: it is not the account's. */
export type DomainState = "online" | "offline" | "configuring" | "configureFailed" | "unknown";
