import fc from "fast-check";
import type { AssetArgs } from "../../../provider/arguments/args";

/** The arguments of a site's refresh, written for reading: each URL path with the version of what is there. */
export interface Deployment {
  readonly files: Readonly<Record<string, number>>;
  readonly baseUrls: readonly string[];
  readonly trigger?: string;
  readonly objectType?: "File" | "IgnoreParams";
  readonly collapse?: boolean;
  readonly urlsPerDay?: number;
  readonly directoriesPerDay?: number;
}

/** Two of them are one URL below the bases https://a.com/ and https://a.com/d/. */
const PATHS = ["/", "/a.js", "/e/1", "/d/", "/d/index.html", "/d/e/1", "/d/e/2", "/d-/1", "/d0/1", "/g/1"];
const BASES = ["https://a.com/", "http://a.com/", "https://a.com/d/", "a.com:8080/g/", "https://b.com/x/"];

const files = fc.dictionary(fc.constantFrom(...PATHS), fc.integer({ min: 1, max: 9 }), {
  minKeys: 1,
  maxKeys: PATHS.length,
  size: "max",
});

export const deployment: fc.Arbitrary<Deployment> = fc.record(
  {
    files,
    baseUrls: fc.uniqueArray(fc.constantFrom(...BASES), { minLength: 1, maxLength: 3 }),
    trigger: fc.constantFrom("t1", "t2", "a: everything declared, b\n#9 c: 1 file"),
    objectType: fc.constantFrom("File", "IgnoreParams"),
    collapse: fc.boolean(),
    urlsPerDay: fc.integer({ min: 1, max: 9 }),
    directoriesPerDay: fc.integer({ min: 1, max: 3 }),
  },
  { requiredKeys: ["files", "baseUrls"] },
);

/** Two deployments in succession, which have most in common. */
export const step: fc.Arbitrary<{ readonly from: Deployment; readonly to: Deployment }> = fc
  .record({
    from: deployment,
    other: deployment,
    taken: fc.subarray(["baseUrls", "trigger", "objectType", "collapse", "urlsPerDay", "directoriesPerDay"]),
    written: fc.subarray(PATHS),
    dropped: fc.subarray(PATHS),
  })
  .map(({ from, other, taken, written, dropped }) => {
    const isTaken = (key: string) => taken.includes(key);
    const kept = { ...without(from.files, dropped), ...only(other.files, written) };
    const left = Object.keys(kept).length > 0 ? kept : from.files;
    return {
      from,
      to: {
        ...without(from, taken),
        ...only(other, Object.keys(other).filter(isTaken)),
        files: left,
      } as Deployment,
    };
  });

const only = <T extends object>(record: T, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key)));

const without = <T extends object>(record: T, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));

/** The same as the provider gets them. */
export function argsOf(deployment: Deployment): AssetArgs {
  const { files, urlsPerDay, directoriesPerDay, ...others } = deployment;
  const lines = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...others,
    baseUrls: [...others.baseUrls],
    assets: lines.map(([path, version]) => `${String(version).padStart(16, "0")}  ${path}\n`).join(""),
    limits: {
      ...(urlsPerDay && { urlsPerDay, ignoreParamsPerDay: urlsPerDay }),
      ...(directoriesPerDay && { directoriesPerDay }),
    },
  };
}

/** The URLs that a deployment has under each of its bases. */
export const urlsOf = ({ baseUrls, files }: Deployment, paths = Object.keys(files)) =>
  new Set(baseUrls.flatMap((base) => paths.map((path) => `${base}${path.replace("/", "")}`)));

/** The URLs that are to be refreshed between two deployments. */
export function dueUrls(from: Deployment | undefined, to: Deployment): Set<string> {
  const before = from?.files ?? {};
  const paths = Object.keys({ ...before, ...to.files });
  const changed = paths.filter((path) => before[path] !== to.files[path]);
  const isAll =
    !from || from.trigger !== to.trigger || (from.objectType ?? "File") !== (to.objectType ?? "File");
  const newBases = to.baseUrls.filter((base) => isAll || !from.baseUrls.includes(base));
  return new Set([...urlsOf(to, changed), ...urlsOf({ ...to, baseUrls: newBases })]);
}
