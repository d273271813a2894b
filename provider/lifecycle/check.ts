import { isDeepStrictEqual } from "node:util";
import type { Args } from "../arguments/args";
import { problemLines } from "../arguments/problem-lines";
import { hasUnknown, UNKNOWN } from "../arguments/unknown";
import type { Problem } from "../arguments/validate";
import type { Context } from "../calls/context";
import type { Planned } from "../plan/change";
import { distinct } from "../plan/declared";
import { plan } from "../plan/plan";
import type { Shell } from "../refresh/inputs";
import { serviceFor } from "../services/service";
import { announce } from "./announce";
import { concealedPlan, keptSecrecy } from "./conceal";
import { isSameType } from "./urn";

/** Validates new arguments and adds the plan for them, which the preview shows and the update carries out. */
export async function check(
  contextOf: (urn: string | undefined, isSecret: boolean) => Context,
  old: Shell & { readonly plan?: string },
  now: object,
): Promise<{ inputs: object; failures: Problem[] }> {
  const { __dryRun, __urn, __provider, __secret } = now as Shell;
  const raw = argsOf(now) as Record<string, unknown>;
  const isSecret = Boolean(__secret ?? old.__secret);
  const context = contextOf(__urn, isSecret);
  // No property is given, since the engine would print its whole value, even if it is secret.
  const refused = (problems: readonly Problem[]) => ({
    inputs: now,
    failures: problemLines(problems, isSecret).map((reason) => ({ property: "", reason })),
  });
  const accepted = (args: object, planned: string) => {
    const derived = concealedPlan(planned, keptSecrecy(old, { __secret }, planned));
    return { inputs: { ...args, ...derived, __urn, __provider }, failures: [] };
  };
  const service = serviceFor(context.service, raw);
  const isOurs = isSameType(old.__urn, __urn);
  if (old.plan && isOurs && isDeepStrictEqual(normalised(raw as Args), argsOf(old)))
    return accepted(argsOf(old), old.plan);

  // Loaded lazily, since most runs change nothing.
  const { validate } = await import("../arguments/validate.js");
  const args = validate(service, raw);
  if ("problems" in args) return refused(args.problems);

  const before = "plan" in old ? ((isOurs ? old : { plan: old.plan }) as Planned) : undefined;
  const planned = isPlannable(args) ? plan(service, before, args) : UNKNOWN;
  if (typeof planned !== "string") return refused([planned]);

  if (__dryRun) await announce({ ...context, service }, before?.plan, planned, args);
  return accepted(normalised(args), planned);
}

/** Inputs without what the SDK and the plan add. */
export function argsOf({
  __dryRun,
  __urn,
  __provider,
  __secret,
  plan,
  ...args
}: Shell & { readonly plan?: string }): object {
  return args;
}

/** Arguments that affect only how a refresh is carried out, not what is refreshed. */
const OPTIONS: readonly string[] = ["force", "wait", "onFailure", "verify", "preload"];

/** Whether everything that the plan depends on is known. */
function isPlannable(args: Args): boolean {
  const isTags = "objectType" in args && args.objectType === "CacheTag";
  const options = isTags ? OPTIONS : [...OPTIONS, "site", "siteId"];
  return !Object.entries(args).some(([key, value]) => !options.includes(key) && hasUnknown(value));
}

/** Sorts lists and drops duplicates, so that neither is a change. Everything else stays as written. */
function normalised(args: Args): Args {
  if ("cacheTags" in args) return { ...args, cacheTags: inOrder(args.cacheTags) };
  if ("assets" in args) return { ...args, baseUrls: inOrder(args.baseUrls) };
  return { ...args, objectPaths: inOrder(args.objectPaths) };
}

/** A whole list can also be unknown. */
const inOrder = (list: string[]) => (Array.isArray(list) ? distinct(list) : list);
