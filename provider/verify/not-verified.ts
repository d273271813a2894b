import { counted, cut, plural } from "../plan/wording";
import type { Finding } from "./finding";
import type { Verified } from "./verified";
import { BAD, tally, type Visit } from "./visits";

/** This many visits are listed, the others counted. */
const NAMED = 5;

/** Visitors do not get what was deployed. */
export class NotVerified extends Error {
  override readonly name = "NotVerified";
  /** The message without URLs and nodes. */
  readonly discreet: string;

  constructor(visits: readonly Visit[], timeoutSeconds: number) {
    const bad = visits.filter(({ found }) => found && BAD.includes(found.is));
    const head = headOf(tally(visits));
    const causes = causesOf(bad, timeoutSeconds);
    super([head, ...namedVisits(bad), ...causes].join("\n"));
    this.discreet = [head, ...causes].join("\n");
  }
}

/** "Visitors do not get what was deployed: of 100 URLs, 2 are stale, 1 is missing." */
function headOf({ urls, ...counts }: Verified): string {
  const parts = BAD.flatMap((is) => {
    const count = counts[is as keyof typeof counts];
    return count > 0 ? [`${counted(count)} ${count === 1 ? "is" : "are"} ${is}`] : [];
  });
  return `Visitors do not get what was deployed: of ${plural(urls, "URL")}, ${parts.join(", ")}.`;
}

/** A warning about URLs that could not be verified. */
export function unknownText(visits: readonly Visit[], isSecret: boolean): string | undefined {
  const unknown = visits.filter(({ found }) => found?.is === "unknown");
  if (unknown.length === 0) return undefined;
  const head = `Of ${plural(urlsIn(visits), "URL")}, ${counted(urlsIn(unknown))} could not be verified`;
  if (isSecret) return `${head}.`;
  return [`${head}:`, ...namedVisits(unknown)].join("\n");
}

const urlsIn = (visits: readonly Visit[]) => new Set(visits.map(({ expected }) => expected.url)).size;

function namedVisits(visits: readonly Visit[]): string[] {
  const lines = visits.slice(0, NAMED).map(({ expected, node, found }) => {
    const at = node === undefined ? "" : ` at ${node}`;
    return `- ${cut(expected.url)}${at}: ${found?.what}`;
  });
  const more = visits.length - NAMED;
  return more > 0 ? [...lines, `- and ${counted(more)} more`] : lines;
}

/** The causes and what to do about them, the most likely first. */
function causesOf(bad: readonly Visit[], timeoutSeconds: number): string[] {
  const is = (kind: Finding["is"], isGone: boolean) =>
    bad.some(({ expected, found }) => found?.is === kind && expected.isGone === isGone);
  return [
    ...(is("different", false) ? [UPLOADED_LATE] : []),
    ...(is("different", true) ? [DELETED_LATE] : []),
    ...(is("missing", false) ? [MISSING] : []),
    ...(is("stale", false) || is("stale", true)
      ? [
          `Stale: a node had not dropped its copy within ${plural(timeoutSeconds, "second")}. Most likely it is ` +
            "late, or missed the refresh: the next `pulumi up` refreshes the URL again. If this happens often, set " +
            "a longer `verify: { timeoutSeconds }`.",
        ]
      : []),
  ];
}

const UPLOADED_LATE =
  "Different: most likely the upload came after the refresh: set `dependsOn` to whatever uploads the files. " +
  "Otherwise the base URL leads to another origin; the edge changes bodies, for example with page optimization; or, " +
  "where a directory or `IgnoreParams` was refreshed, the origin reports a changed file as unchanged (`force: true` " +
  "drops such copies).";
const DELETED_LATE =
  "Removed and still served: most likely the origin deletes after the refresh, as the engine does with resources, at the " +
  'very end of an update that succeeds. Delete before it, or set `onFailure: "warn"`, and run `pulumi up` again.';
const MISSING =
  "Missing: most likely the files are not uploaded, or the base URL is not where they are served; see `dependsOn`, " +
  "`baseUrls` and `toUrlPaths`.";
