import { encodedSlashProblem, excerpt, urlPathProblem } from "../manifest/url-path";
import { assetsError } from "./assets-error";
import { MAPPINGS, type UrlMapping } from "./mappings";

/** Maps a file's path, relative and with "/" on every platform, to the URL path or paths under which it is served. */
export type ToUrlPaths = (file: string) => string | readonly string[];

/** Maps each URL path to the index of the file that is served there. */
export function urlMap(files: readonly string[], toUrlPaths: UrlMapping | ToUrlPaths): Map<string, number> {
  const urls = new Map<string, number>();
  const pathsOf =
    typeof toUrlPaths === "string" ? MAPPINGS[toUrlPaths] : (file: string) => checked(file, toUrlPaths(file));
  files.forEach((file, index) => {
    for (const url of pathsOf(file)) {
      const other = urls.get(url);
      if (other !== undefined && other !== index) throw collision(url, files[other] ?? "", file);
      urls.set(url, index);
    }
  });
  return urls;
}

function checked(file: string, returned: unknown): readonly string[] {
  const urls: unknown[] = Array.isArray(returned) ? returned : [returned];
  for (const url of urls) {
    const problem =
      typeof url === "string"
        ? (urlPathProblem(url) ?? encodedSlashProblem(url))
        : `a URL path is a string, not ${typeName(url)}`;
    if (problem) throw assetsError(file, `has no valid URL: ${problem}`, "fix `toUrlPaths`");
  }
  return urls as string[];
}

const typeName = (value: unknown) =>
  value instanceof Promise ? "a promise" : value === null ? "null" : typeof value;

function collision(url: string, one: string, other: string): Error {
  const [first, second] = [one, other].sort();
  return assetsError(
    `${first} and ${second}`,
    `have the same URL path ${excerpt(url)}`,
    "change `toUrlPaths`, or add one of them to `ignore`",
  );
}
