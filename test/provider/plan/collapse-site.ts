import fc from "fast-check";
import type { CollapseInput } from "../../../provider/plan/collapse";
import type { ServedUrl } from "../../../provider/plan/served-urls";

/** What may be refreshed of some URLs, written for reading: a changed URL has a star before it. */
export interface Case {
  readonly urls: readonly string[];
  readonly bases: readonly string[];
  readonly files: number;
  readonly directories: number;
}

export function inputOf({ urls, bases, files, directories }: Case): CollapseInput {
  return { urls: urls.map(servedUrl), bases, limits: { files, directories } };
}

const servedUrl = (line: string): ServedUrl => ({
  url: line.replace(/^\* /, ""),
  changed: line.startsWith("* "),
});

const HOSTS = ["https://a.com", "https://a.com:8080"];
/** "-" sorts before "/" and "0" after it, so that a directory's URLs stand between those of its neighbours. */
const FOLDERS = ["", "d/", "d/e/", "d/e/f/", "d-/", "d0/", "g/", "g/e/"];
const NAMES = ["", "1", "2", "d", "?v=/d/e/", "1?v=/d/", "%2F/"];

const urlIn = fc
  .tuple(fc.constantFrom(...HOSTS), fc.constantFrom(...FOLDERS), fc.constantFrom(...NAMES))
  .map(([host, folder, name]) => `${host}/${folder}${name}`);

const baseIn = fc
  .tuple(fc.constantFrom(...HOSTS), fc.oneof(fc.constant(""), fc.constantFrom(...FOLDERS)))
  .map(([host, folder]) => `${host}/${folder}`);

/** A few URLs of several hosts, of which some may be given twice, or below no base. */
export const smallCase: fc.Arbitrary<Case> = fc.record({
  urls: fc.array(
    fc.tuple(fc.constantFrom("", "* "), urlIn).map(([mark, url]) => mark + url),
    { maxLength: 20, size: "max" },
  ),
  bases: fc.array(baseIn, { minLength: 1, maxLength: 4, size: "max" }),
  files: fc.nat({ max: 4 }),
  directories: fc.nat({ max: 4 }),
});

/** How many URLs of a folder have changed and how many have not. */
interface Folder {
  readonly folder: string;
  readonly changed: number;
  readonly unchanged: number;
}

/** A larger site, described by its folders. */
export interface Site {
  readonly folders: readonly Folder[];
  readonly bases: readonly string[];
  readonly files: number;
  readonly directories: number;
}

const path = (depth: number) =>
  fc
    .array(fc.constantFrom("a", "b", "c", "d"), { maxLength: depth, size: "max" })
    .map((names) => names.join("/"));

export const site = (size: { folders: number; files: number; depth: number }): fc.Arbitrary<Site> =>
  fc.record({
    folders: fc.uniqueArray(
      fc.record({
        folder: path(size.depth),
        changed: fc.nat({ max: size.files }),
        unchanged: fc.nat({ max: size.files }),
      }),
      { maxLength: size.folders, selector: ({ folder }) => folder, size: "max" },
    ),
    bases: fc.array(
      fc.oneof(fc.constant(""), path(2)).map((folder) => `a.com/${folder}${folder && "/"}`),
      { minLength: 1, maxLength: 3 },
    ),
    files: fc.nat({ max: (size.folders * size.files) / 3 }),
    directories: fc.nat({ max: 8 }),
  });

/** The same as single URLs. */
export function caseOf({ folders, ...others }: Site): Case {
  const urls = folders.flatMap(({ folder, changed, unchanged }) =>
    Array.from(
      { length: changed + unchanged },
      (_, index) => `${index < changed ? "* " : ""}a.com/${folder}${folder && "/"}${index}.html`,
    ),
  );
  return { ...others, urls };
}

/**
 * A site of about 100,000 URLs in 1,000 folders two levels deep, of several sizes. A different part of each has
 * changed, and the day's quota holds four of five changed files.
 */
export function largeSite(directories: number): CollapseInput {
  const part = (number: number) => ((number * 2654435761) % 2 ** 32) / 2 ** 32;
  const urls = Array.from({ length: 1_000 }, (_, folder) => folder).flatMap((folder) =>
    Array.from({ length: Math.round(20 + 160 * part(folder * 7 + 3)) }, (_, file) => ({
      url: `a.com/s${folder % 20}/d${folder}/${file}.html`,
      changed: part(folder * 1_000 + file) < part(folder) * part((folder % 20) * 11 + 5),
    })),
  );
  const changed = urls.filter((url) => url.changed).length;
  return { urls, bases: ["a.com/"], limits: { files: Math.floor(changed * 0.8), directories } };
}
