import type { Tell } from "../effects/tell";
import { countsOf } from "../plan/counts";
import { type Kept, leftOf } from "../plan/kept";
import { type Outstanding, outstanding, type Progress } from "../plan/outstanding";
import type { Left } from "../plan/pending";
import { named } from "../plan/wording";
import type { Inputs } from "../refresh/inputs";
import type { Target } from "../services/target";

/** This many targets, and this many sites, are named, the others counted. */
const TARGETS = 5;
const SITES = 3;

/** Messages about what the next update does after an unfinished refresh. */
export function leftLines(old: Progress, now: Inputs, isSecret: boolean): string[] {
  const work = outstanding(old, now);
  return [
    `after an unfinished refresh, \`pulumi up\` ${workText(work, isSecret)}`,
    ...letGoLines(work.letGo, isSecret),
  ];
}

function workText({ submit, refused, waiting, done }: Outstanding, isSecret: boolean): string {
  const again = refused.flatMap(({ targets }) => targets);
  const awaited = waiting.flatMap(({ targets }) => targets);
  const part = (what: string, targets: readonly Target[], names = "") =>
    targets.length > 0 ? [`${what.replace("%", countsOf(targets))}${names}`] : [];
  const namesOf = (targets: readonly Target[]) => {
    const paths = targets.map(({ path }) => path);
    return isSecret ? "" : `: ${named(paths, TARGETS)}`;
  };
  const parts = [
    ...part("sends %", submit, namesOf(submit)),
    ...part("sends refused targets again (%)", again, namesOf(again)),
    ...part("waits for accepted targets (%)", awaited),
    ...part("skips refreshed targets (%)", done),
  ];
  return submit.length + again.length + awaited.length > 0 ? parts.join("; ") : "has nothing left to send";
}

/** A message if something is let go: it is not sent, and not an error. */
export function letGoLines(left: readonly Left[], isSecret: boolean): string[] {
  const what = unsent(left, isSecret);
  return what ? [`let go: ${what}, no longer declared`] : [];
}

/**
 * Reports what a deleted resource leaves unfinished. If it was replaced, the replacement refreshes only what it
 * declares.
 */
export async function tellLost(tell: Tell, old: Partial<Kept>, isSecret: boolean): Promise<void> {
  const what = unsent(leftOf(old) ?? [], isSecret);
  if (what)
    await tell(`let go: ${what}, because the resource was deleted or replaced before the refresh completed`);
}

/** What is unfinished: "2 files under https://static.example.com/", or "". */
function unsent(left: readonly Left[], isSecret: boolean): string {
  const targets = left.filter(({ is }) => is !== "done" && is !== "let go").map(({ target }) => target);
  if (targets.length === 0 || isSecret) return targets.length > 0 ? countsOf(targets) : "";
  const sites = [...Map.groupBy(targets, siteOf)].map(([site, of]) => `${countsOf(of)} under ${site}`);
  return named(sites, SITES);
}

/** The root URL of the target's site, or the domain of a cache tag. */
function siteOf({ type, path }: Target): string {
  const [site = path] = (type === "CacheTag" ? /^[^ ]+/ : /^(?:https?:\/\/)?[^/]*\//i).exec(path) ?? [];
  return site;
}
