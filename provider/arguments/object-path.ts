import { z } from "zod";
import { encodedSlash, hasDotSegment } from "../manifest/url-path";
import type { ObjectType } from "../services/service";
import { domainName, domainProblem } from "./domain";
import { newRule } from "./new-rule";

const URL_EXPECTED =
  "an absolute URL such as https://static.example.com/app.js, or one without a scheme: static.example.com/app.js";
const EXPECTED = {
  File: URL_EXPECTED,
  IgnoreParams: URL_EXPECTED,
  Directory: "a directory that ends in a slash, such as https://static.example.com/images/",
  Regex: "a URL with a literal domain and a pattern as its path, such as https://static.example.com/.*.jpg",
  Base: "a URL that ends in one slash, such as https://static.example.com/ or https://static.example.com/docs/",
} as const satisfies Partial<Record<ObjectType | "Base", string>>;

type Kind = keyof typeof EXPECTED;

/** One cache tag. The service separates tags with commas. */
export const cacheTag = z
  .string({ error: "must be a string: a cache tag as in the origin's Cache-Tag header" })
  .regex(/^[^,\p{Cc}]+$/u, { error: "must be one tag: not empty, without commas or control characters" })
  .regex(/^(?:\S(?:.*\S)?)?$/, { error: "must not begin or end with white space" });

/** One object path of the given type, by the rules that can be checked without the service. */
export function objectPath(type: ObjectType) {
  if (type === "CacheTag") return cacheTag;
  return type === "Hostname" || type === "All" ? domainName : url(type);
}

/** A URL below which assets are served. */
export const baseUrl = url("Base");

function url(kind: Kind) {
  return z.string({ error: `must be a string: ${EXPECTED[kind]}` }).check((context) => {
    const input = context.value;
    const problem = problemOf(kind, input);
    const newer = problem ? undefined : newProblemOf(kind, input);
    const message = `${problem ?? newer}; expected ${EXPECTED[kind]}`;
    if (problem) context.issues.push({ code: "custom", message, input });
    if (newer) context.issues.push(newRule(message, input));
  });
}

function problemOf(kind: Kind, path: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\s\x00-\x1f\x7f]/.test(path))
    return "contains white space or a control character (write %20 for a space)";
  const { scheme, authority, rest } = partsOf(path);
  if (scheme && !/^https?$/i.test(scheme))
    return `has the scheme ${scheme}, but only http and https are served`;
  return authorityProblem(authority, scheme) ?? pathProblem(kind, rest);
}

function partsOf(path: string) {
  const [, scheme, authority = "", rest = ""] =
    /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/?#]*)(.*)$/i.exec(path) ?? [];
  return { scheme, authority, rest };
}

function authorityProblem(authority: string, scheme: string | undefined): string | undefined {
  if (authority === "" || (!scheme && !/[.:。．｡]/.test(authority))) return "is relative: it names no domain";
  if (authority.includes("@")) return "contains a user name or password";
  if (authority.includes("*") || authority.startsWith("."))
    return "names a wildcard domain, which cannot be refreshed";
  return undefined;
}

function pathProblem(kind: Kind, rest: string): string | undefined {
  if (!rest.startsWith("/")) return "has no path after the domain";
  if (kind === "Regex") return undefined;
  if (rest.includes("#")) return "contains a fragment (#...), which clients never send";
  const isDirectory = kind === "Directory" || kind === "Base";
  if (isDirectory && rest.includes("?")) return "contains a query string";
  if (isDirectory && !rest.endsWith("/")) return "does not end in a slash";
  return undefined;
}

/** What is wrong with a URL that version 0.1.0 accepted, although no browser requests it. */
function newProblemOf(kind: Kind, path: string): string | undefined {
  const { authority, rest } = partsOf(path);
  const problem = domainProblem(authority);
  if (problem || kind === "Regex") return problem && `names ${problem}`;
  const [pathname = ""] = rest.split("?", 1);
  if (pathname.includes("\\")) return 'contains a backslash, which browsers turn into "/"';
  if (hasDotSegment(pathname)) return 'has a segment "." or "..", which browsers resolve';
  if (kind !== "Base") return undefined;
  if (pathname.includes("//")) return 'has an empty segment ("//"), under which no file is served';
  const slash = encodedSlash(pathname);
  return slash && `contains ${slash} instead of "/"`;
}
