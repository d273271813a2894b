import { z } from "zod";
import type { DomainState } from "./domain-state";

const STATES = [
  "online",
  "offline",
  "configuring",
  "configureFailed",
  "unknown",
] as const satisfies DomainState[];

export const domainSchema = z.strictObject({
  domain: z.string().min(1).describe("The domain's name"),
  state: z.enum(STATES).describe("Only online domains can be refreshed; unknown: not the account's"),
});
