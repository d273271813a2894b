import type { Args, AssetArgs } from "../arguments/args";
import type { Problem } from "../arguments/validate";
import type { Limits, Service } from "../services/service";
import { type TargetType, withoutCovered } from "../services/target";
import type { Change } from "./change";
import { countOfType, countsOf } from "./counts";
import { foldInto } from "./fold";
import { counted } from "./wording";

const ARGUMENT: Partial<Record<TargetType, string>> = {
  File: "limits.urlsPerDay",
  Directory: "limits.directoriesPerDay",
  Regex: "limits.regexesPerDay",
  IgnoreParams: "limits.ignoreParamsPerDay",
  CacheTag: "limits.cacheTagsPerDay",
  Hostname: "limits.hostnamesPerDay",
  All: "limits.sitesPerDay",
};

/**
 * The changes, with directories instead of files where the limits of a day require it, or why they exceed the limits.
 */
export function withinDay(
  service: Service,
  args: Args,
  changes: readonly Change[],
  limits: Limits,
): readonly Change[] | Problem {
  const types = [...new Set(changes.map(({ target }) => target.type))];
  const type = types.find((one) => countOf(changes, one) > (limits.perDay[one] ?? Number.POSITIVE_INFINITY));
  if (type === undefined) return changes;
  const mayCollapse = "assets" in args && args.collapse !== false && type !== "Directory";
  const limit = limits.perDay[type] ?? 0;
  const collapsed = mayCollapse ? foldedBeside(args, changes, limits) : countOf(changes, type) - limit;
  if (typeof collapsed !== "number") return collapsed;
  const wanted = countsOf(changes.map(({ target }) => target));
  const even = mayCollapse ? ", even with directories instead of files" : "";
  const reason =
    `would refresh ${wanted}, but ${service.title} allows ${countOfType(type, limit)} per day: ` +
    `${counted(collapsed)} too many${even}; ${advice(args, type)}, ` +
    `or set ${ARGUMENT[type]} if the ${service.bySite ? "site" : "account"}'s quota is larger`;
  return { property: "assets" in args ? "assets" : "objectPaths", reason };
}

const countOf = (changes: readonly Change[], type: TargetType) =>
  changes.filter(({ target }) => target.type === type).length;

/** Folds files, but keeps the directories that are refreshed anyway and counts them. */
function foldedBeside(args: AssetArgs, changes: readonly Change[], { perDay }: Limits): Change[] | number {
  const isDirectory = ({ target }: Change) => target.type === "Directory";
  const whole = changes.filter(isDirectory);
  const room = {
    files: perDay[args.objectType ?? "File"] ?? 0,
    directories: Math.max(0, (perDay.Directory ?? 0) - whole.length),
  };
  const folded = foldInto(
    args,
    changes.filter((change) => !isDirectory(change)),
    room,
  );
  if (typeof folded === "number") return folded;
  const both = [...whole, ...folded];
  const kept = new Set(withoutCovered(both.map(({ target }) => target)));
  return both.filter(({ target }) => kept.has(target));
}

function advice(args: Args, type: TargetType): string {
  if (!("assets" in args)) {
    const isUrl = !["CacheTag", "Hostname", "All"].includes(type);
    return `declare fewer object paths${isUrl ? ", or a directory that contains them" : ""}`;
  }
  return args.collapse === false && type !== "Directory"
    ? "remove `collapse: false` to refresh directories instead"
    : "use fewer base URLs";
}
