import { z } from "zod";
import type { ObjectType } from "../provider/services/service";
import { expected } from "./expected";

const URL_EXPECTED =
  "an absolute URL such as https://static.example.com/app.js, or without its scheme static.example.com/app.js";
const EXPECTED = {
  File: URL_EXPECTED,
  IgnoreParams: URL_EXPECTED,
  Directory: "a directory that ends in a slash, such as https://static.example.com/images/",
  Regex: "a URL with a literal domain and a pattern as its path, such as https://static.example.com/.*\\.jpg",
} as const satisfies Record<ObjectType, string>;

/** One object path of the given type, by the rules that can be known without asking the service. */
export function objectPath(type: ObjectType) {
  return z.string({ error: `must be a string: ${EXPECTED[type]}` }).check((context) => {
    const problem = problemOf(type, context.value);
    if (problem) {
      const message = `${problem}; expected ${EXPECTED[type]}`;
      context.issues.push({ code: "custom", message, input: context.value });
    }
  });
}

function problemOf(type: ObjectType, path: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\s\x00-\x1f\x7f]/.test(path))
    return "contains white space or a control character (write %20 for a space)";
  const [, scheme, authority = "", rest = ""] =
    /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/?#]*)(.*)$/i.exec(path) ?? [];
  if (scheme && !/^https?$/i.test(scheme))
    return `has the scheme ${scheme}, but only http and https are served`;
  return authorityProblem(authority, scheme) ?? pathProblem(type, rest);
}

function authorityProblem(authority: string, scheme: string | undefined): string | undefined {
  if (authority === "" || (!scheme && !/[.:]/.test(authority))) return "is relative: it names no domain";
  if (authority.includes("@")) return "contains a user name or password";
  if (authority.includes("*") || authority.startsWith("."))
    return "names a wildcard domain, which cannot be refreshed";
  return hasValidHost(authority) ? undefined : "names no valid domain";
}

function pathProblem(type: ObjectType, rest: string): string | undefined {
  if (!rest.startsWith("/")) return "has no path after the domain";
  if (type === "Regex") return undefined;
  if (rest.includes("#")) return "contains a fragment (#...), which no server ever sees";
  if (type === "Directory" && rest.includes("?")) return "contains a query string";
  if (type === "Directory" && !rest.endsWith("/")) return "does not end in a slash";
  return undefined;
}

/** Labels of letters, digits, hyphens and underscores of any script, with dots between, and perhaps a port. */
function hasValidHost(authority: string): boolean {
  const labels = authority.replace(/:\d{1,5}$/, "").split(".");
  return labels.every((label) => /^[\p{L}\p{N}_-]+$/u.test(label) && !/^-|-$/.test(label));
}

/** The one domain of a cache tag refresh. */
export const domainName = z
  .string({ error: expected("must be a string: a domain such as static.example.com") })
  .check((context) => {
    const problem =
      context.value.includes("*") || context.value.startsWith(".") ? "is a wildcard domain" : "is no domain";
    if (context.value.includes(":") || !context.value.includes(".") || !hasValidHost(context.value)) {
      const message = `${problem}; expected one domain without scheme and path, such as static.example.com`;
      context.issues.push({ code: "custom", message, input: context.value });
    }
  });

/** One cache tag; the service separates tags with commas. */
export const cacheTag = z
  .string({ error: "must be a string: a cache tag as in the origin's Cache-Tag header" })
  .regex(/^[^,\p{Cc}]+$/u, { error: "must be one tag: not empty, without commas and control characters" })
  .regex(/^(?:\S(?:.*\S)?)?$/, { error: "must not begin or end with white space" });
