import type { Args } from "../../sdk/args";
import { foldInto } from "../plan/fold";
import { distinctTargets, type Target, withoutCovered } from "../plan/target";
import { ApiError } from "../rpc/api-error";
import type { Session } from "../rpc/session";
import type { Tell } from "../tell";
import { type QuotaLeft, quotaLeft } from "./left";
import { shortages, shortageText } from "./shortage";

/** The day's quota cannot hold the refresh, which is known before anything was sent. */
class QuotaShort extends Error {
  override readonly name = "QuotaShort";
}

/**
 * The targets as what is left of today's quota can hold them: as they are, or with directories in the place of
 * files. Throws QuotaShort when neither fits. Without the right to ask, the service itself will say.
 */
export async function withinQuota(
  session: Session,
  args: Args,
  targets: readonly Target[],
  tell: Tell,
): Promise<readonly Target[]> {
  const left = await askedLeft(session, tell);
  const short = left ? shortages(targets, left) : [];
  if (!left || short.length === 0) return targets;
  const coarser = coarserTargets(args, targets, left);
  const now = session.clock.now();
  if (!coarser || shortages(coarser, left).length > 0)
    throw new QuotaShort(`Nothing was sent: ${session.service.title}: ${shortageText(short, now)}`);
  const kept = `${shortageText(short, now)} Directories are refreshed in the place of files.`;
  await tell(kept, { severity: "warning" });
  return coarser;
}

async function askedLeft(session: Session, tell: Tell): Promise<QuotaLeft | undefined> {
  try {
    return await quotaLeft(session);
  } catch (error) {
    const { product, actions } = session.service;
    // Without keys, or without the role that they were to open, the refresh cannot go on either.
    if (!(error instanceof ApiError) || error.action !== actions.quota) throw error;
    await tell(
      `The quota could not be asked for (${error.code}); the RAM action is ${product}:${actions.quota}. The refresh goes on without knowing it.`,
      { severity: "warning" },
    );
    return undefined;
  }
}

/** Undefined when they do not fit even so, or must not be folded. */
function coarserTargets(args: Args, targets: readonly Target[], left: QuotaLeft): Target[] | undefined {
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
