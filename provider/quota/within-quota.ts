import type { Args } from "../arguments/args";
import type { Session } from "../calls/session";
import type { Tell } from "../effects/tell";
import { foldInto } from "../plan/fold";
import { targetText } from "../plan/text";
import { ApiError } from "../rpc/api-error";
import { isAboutAccount, isMissingPermission } from "../rpc/treatment";
import { distinctTargets, type Target, type TargetType, withoutCovered } from "../services/target";
import { askQuota, type Counts, type Quota } from "./ask";
import { shortages, shortageText } from "./shortage";

/** The refresh exceeds today's quota, which was detected before anything was sent. */
class QuotaShort extends Error {
  override readonly name = "QuotaShort";
}

/** The targets that today's quota allows. */
export interface WithinQuota {
  readonly targets: readonly Target[];
  /** The targets for another day, and the reason. */
  readonly rest?: { readonly targets: readonly Target[]; readonly reason: Error };
}

/**
 * Fits the targets into what is left of today's quota: as they are, or with directories instead of files. Throws
 * QuotaShort if neither fits, except for work that exceeds the quota of any day, such as that of several failed
 * refreshes: of this it returns as much as fits. If the quota cannot be queried, all targets are sent, and the service
 * enforces the quota.
 *
 * `again` are targets that the service refused before. Refused targets use no quota, so they only get what the others
 * leave.
 */
export async function withinQuota(
  session: Session,
  args: Args,
  targets: readonly Target[],
  again: readonly Target[],
  tell: Tell,
): Promise<WithinQuota> {
  const all = [...targets, ...again];
  // Directories may replace files.
  const types = [...all.map(({ type }) => type), ...("assets" in args ? (["Directory"] as const) : [])];
  const quota = await asked(session, types, tell);
  if (!quota || shortages(all, quota.left).length === 0) return { targets: all };
  const share = (list: readonly Target[], left: Counts) =>
    shareOf(session, args, list, { ...quota, left }, tell);
  if (targets.length === 0) return share(again, quota.left);
  const first = await share(targets, quota.left);
  // A directory may have replaced targets that were refused, or be one of them.
  const names = new Set(first.targets.map(targetText));
  const others = withoutCovered(again, first.targets).filter((target) => !names.has(targetText(target)));
  if (others.length === 0) return first;
  const left = without(first.targets, quota.left);
  const second = await share(others, left).catch((error): WithinQuota => {
    if (!(error instanceof QuotaShort)) throw error;
    const short = shortageText(shortages(others, left), session.clock.now());
    const reason = new QuotaShort(
      `Targets that were refused earlier wait for quota: ${session.service.title}: ${short}`,
    );
    return { targets: [], rest: { targets: others, reason } };
  });
  const rest = first.rest ?? second.rest;
  const rests = [...(first.rest?.targets ?? []), ...(second.rest?.targets ?? [])];
  return {
    targets: [...first.targets, ...second.targets],
    ...(rest && { rest: { targets: rests, reason: rest.reason } }),
  };
}

/** The quota that is left after these targets. */
function without(targets: readonly Target[], left: Counts): Counts {
  const used = (type: string) => targets.filter((target) => target.type === type).length;
  return Object.fromEntries(Object.entries(left).map(([type, of]) => [type, of - used(type)]));
}

async function shareOf(
  session: Session,
  args: Args,
  targets: readonly Target[],
  { left, day }: Quota,
  tell: Tell,
): Promise<WithinQuota> {
  const short = shortages(targets, left);
  if (short.length === 0) return { targets };
  const text = shortageText(short, session.clock.now());
  const coarser = coarserTargets(args, targets, left);
  if (coarser && shortages(coarser, left).length === 0) {
    await tell(`${text} Directories are refreshed instead of files.`, { severity: "warning" });
    return { targets: coarser };
  }
  const [first, others] = fitting(targets, left);
  if (first.length === 0 || shortages(targets, day).length === 0)
    throw new QuotaShort(`Nothing was sent: ${session.service.title}: ${text}`);
  const whole = "Only a part was sent, because the whole exceeds a full daily quota";
  const reason = `${whole}: ${session.service.title}: ${text}`;
  return { targets: first, rest: { targets: others, reason: new QuotaShort(reason) } };
}

/** Splits the targets into the first of each type that fit, and the others. */
function fitting(targets: readonly Target[], left: Counts): [first: Target[], others: Target[]] {
  const room = new Map(Object.entries(left));
  const [first, others]: [Target[], Target[]] = [[], []];
  for (const target of targets) {
    const places = room.get(target.type) ?? Number.POSITIVE_INFINITY;
    room.set(target.type, places - 1);
    (places > 0 ? first : others).push(target);
  }
  return [first, others];
}

async function asked(session: Session, types: readonly TargetType[], tell: Tell): Promise<Quota | undefined> {
  try {
    return await askQuota(session, types);
  } catch (error) {
    const { product, actions } = session.service;
    const isOfRole = error instanceof ApiError && error.action !== actions.quota;
    // Without keys, or without the role to assume, the refresh cannot continue either.
    if (!(error instanceof ApiError) || (isOfRole && error.treatment === "fatal")) throw error;
    // The refresh will report the same error, or has more time to assume the role.
    if (isOfRole || isAboutAccount(error.code)) return undefined;
    const permission = isMissingPermission(error.code)
      ? `; it needs the RAM action ${product}:${actions.quota}`
      : "";
    await tell(
      `The quota could not be queried (${error.code})${permission}. The refresh continues without this check.`,
      { severity: "warning" },
    );
    return undefined;
  }
}

/** The targets with directories instead of files. Undefined if these do not fit either, or are not allowed. */
function coarserTargets(args: Args, targets: readonly Target[], left: Counts): Target[] | undefined {
  if (!("assets" in args) || args.collapse === false) return undefined;
  const type = args.objectType ?? "File";
  const others = targets.filter((target) => target.type !== type);
  const files = targets.filter((target) => target.type === type);
  const usedDirectories = others.filter((target) => target.type === "Directory").length;
  const room = { files: left[type] ?? files.length, directories: (left.Directory ?? 0) - usedDirectories };
  if (room.directories < 0) return undefined;
  const folded = foldInto(
    args,
    files.map((target) => ({ reason: "changed", target })),
    room,
  );
  if (typeof folded === "number") return undefined;
  return withoutCovered(distinctTargets([...others, ...folded.map(({ target }) => target)]));
}
