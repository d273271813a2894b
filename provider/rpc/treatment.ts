import type { Service } from "../services/service";
import { knownOf, OTHERS, type Treatment } from "./codes";

/** What a failed call asks for, by its code; a code that no list has is retried where its status is 5xx. */
export function treatmentOf(code: string, status = 0): Treatment {
  return knownOf(code)?.treatment ?? (status >= 500 ? "retry" : OTHERS.treatment);
}

/** Whether a call was refused for some of its targets, so that others of them may be accepted in a call of their own. */
export function isAboutTargets(
  { action, code }: { readonly action: string; readonly code: string },
  { domainActions }: Pick<Service, "domainActions">,
): boolean {
  const { about } = knownOf(code) ?? OTHERS;
  if (about === "domain permission") return domainActions.includes(action);
  return about === "domains" || about === "object paths";
}

/** Whether no other call of the account will go better: its keys, the clock, or the account itself are at fault. */
export function isAboutAccount(code: string): boolean {
  const { about, treatment } = knownOf(code) ?? OTHERS;
  return about === "account" && treatment === "fatal";
}

/** Of a code that is about targets: whether it is about their domains, each as a whole. */
export const isAboutDomains = (code: string) => knownOf(code)?.about !== "object paths";

/** Whether the keys lack a permission. */
export const isMissingPermission = (code: string) => knownOf(code)?.about === "domain permission";
