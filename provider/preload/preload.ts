import type { AssetArgs } from "../arguments/args";
import type { PreloadArgs } from "../arguments/preloading";
import type { Context } from "../calls/context";
import { type Session, withSession } from "../calls/session";
import { splitBySite } from "../calls/split-by-site";
import { inTurn } from "../calls/turn";
import type { Planned } from "../plan/change";
import { preloadsPerDay } from "../plan/limits";
import { counted, plural } from "../plan/wording";
import { askQuota } from "../quota/ask";
import { ApiError } from "../rpc/api-error";
import { messageOf } from "../secrets/discreet";
import type { Target } from "../services/target";
import { coldUrls } from "./cold-urls";
import { sendCalls } from "./send-calls";

/**
 * The maximum time for retries, in ms. It is short, since a URL that is not preloaded is fetched on its first visit.
 */
const LONGEST_MS = 2 * 60_000;

/**
 * Asks the service to preload what a refresh has completed, without waiting for it. Returns the task ids, or undefined
 * if the arguments do not ask for a preload. Never throws: a failure causes a warning, since the content is fresh, just
 * not cached.
 */
export async function preload(
  context: Context,
  inputs: Planned & { readonly plan: string },
  done: readonly Target[],
): Promise<readonly string[] | undefined> {
  if (!("assets" in inputs && inputs.preload)) return undefined;
  const urls = coldUrls(inputs, done);
  if (urls.length === 0) return [];
  const { service, clock, tell, isSecret } = context;
  const { preload: options, limits } = inputs;
  const work = async (session: Session) => {
    const until = clock.now() + LONGEST_MS;
    const targets = urls.map((path) => ({ type: "File" as const, path }));
    const { parts } = await splitBySite({ ...session, until }, inputs, targets);
    const ids: string[] = [];
    for (const { session, targets } of parts) {
      const own = targets.map(({ path }) => path);
      ids.push(...(await preloadUrls(context, session, options, limits, own)));
    }
    return ids;
  };
  try {
    return await withSession(
      service,
      await context.account(),
      clock,
      (session) => inTurn(`${session.key} preload`, () => work(session)),
      tell,
    );
  } catch (error) {
    await tellCold(context, urls.length, [messageOf(error as Error, isSecret)]);
    return [];
  }
}

async function preloadUrls(
  context: Context,
  session: Session,
  options: PreloadArgs,
  limits: AssetArgs["limits"],
  urls: readonly string[],
): Promise<readonly string[]> {
  const { tell, isSecret, service } = context;
  const short = urls.filter(({ length }) => length <= service.preload.longestUrl);
  const left = await preloadsLeft(session);
  const now = short.slice(0, left ?? preloadsPerDay(service, limits));
  const sent = await sendCalls(session, options, now);
  if (sent.urls > 0) await tell(`preloading ${plural(sent.urls, "URL")} in ${plural(sent.calls, "call")}`);
  if (now.length < urls.length) await tell(leftOutText(urls, short, now, service.preload.longestUrl));
  if (sent.urls < now.length) {
    const reasons = sent.errors.map((error) => messageOf(error, isSecret));
    await tellCold(context, now.length - sent.urls, reasons);
  }
  return sent.taskIds;
}

/** How many URLs can be preloaded today. Undefined if the service does not report it. */
async function preloadsLeft(session: Session): Promise<number | undefined> {
  try {
    return (await askQuota(session, []))?.preloads;
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

/** What is not preloaded, and why. */
function leftOutText(
  all: readonly string[],
  short: readonly string[],
  now: readonly string[],
  longest: number,
): string {
  const [deep, long] = [short.length - now.length, all.length - short.length];
  const parts = [
    ...(deep > 0
      ? [
          `${plural(deep, "URL")} with the deepest paths, because the preload quota allows only ` +
            `${plural(now.length, "URL")} today`,
        ]
      : []),
    ...(long > 0 ? [`${plural(long, "URL")} of more than ${counted(longest)} characters`] : []),
  ];
  return `left out of the preload: ${parts.join("; ")}`;
}

const tellCold = ({ tell }: Context, count: number, reasons: readonly string[]) =>
  tell(
    `${plural(count, "URL")} not preloaded. ${reasons.join(" ")} The content is fresh, but the first visitor of each ` +
      "URL waits for the origin.",
    { severity: "warning" },
  );
