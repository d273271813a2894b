import type { Service } from "../services/service";
import { knownOf, OTHERS, type Treatment } from "./codes";

/** How a failed call is treated. An unknown code is retried if the HTTP status is 5xx. */
export function treatmentOf(code: string, status = 0): Treatment {
  return knownOf(code)?.treatment ?? (status >= 500 ? "retry" : OTHERS.treatment);
}

/** Whether a call was refused because of some of its targets, so that the others may be accepted in a separate call. */
export function isAboutTargets(
  { action, code }: { readonly action: string; readonly code: string },
  { domainActions }: Pick<Service, "domainActions">,
): boolean {
  const { about } = knownOf(code) ?? OTHERS;
  if (about === "domain permission") return domainActions.includes(action);
  return about === "domains" || about === "object paths";
}

/** Whether every other call of the account would fail too, because of its keys, the clock, or the account itself. */
export function isAboutAccount(code: string): boolean {
  const { about, treatment } = knownOf(code) ?? OTHERS;
  return about === "account" && treatment === "fatal";
}

/** Whether a code that is about targets is about whole domains. */
export const isAboutDomains = (code: string) => knownOf(code)?.about !== "object paths";

/** Whether a permission is missing. */
export const isMissingPermission = (code: string) => knownOf(code)?.about === "domain permission";
