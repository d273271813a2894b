import { documented } from "../protocol/errors";

export type ObjectType = "File" | "Directory" | "Regex" | "IgnoreParams";

/** "Separate them with a line feed (\n) or a carriage return and line feed (\r\n)". */
export function splitObjectPaths(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== "");
}

const FORM = /^(?:https?:\/\/)?([^/?#\s]+)(\/[!-~]*)$/i;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?::\d{1,5})?$/i;

/**
 * The domain of an object path, in lower case and without a port. Throws if the path does not have the form that its
 * object type requires: `[http(s)://]domain/path` in ASCII; a directory ends in a slash; IgnoreParams has no
 * parameters; the path of a Regex is a regular expression.
 */
export function domainOf(objectPath: string, objectType: ObjectType): string {
  const [, domain, path] = FORM.exec(objectPath) ?? [];
  if (domain === undefined || path === undefined) throw documented("InvalidObjectPath.Malformed");
  if (domain.startsWith("*") || domain.startsWith("."))
    throw documented("InvalidExtensiveDomain.ValueNotSupported");
  if (!DOMAIN.test(domain) || !fits(path, objectType)) throw documented("InvalidObjectPath.Malformed");
  return domain.toLowerCase().replace(/:\d+$/, "");
}

function fits(path: string, objectType: ObjectType): boolean {
  switch (objectType) {
    case "File":
      return true;
    case "Directory":
      return path.endsWith("/");
    case "IgnoreParams":
      return !path.includes("?");
    case "Regex":
      return isRegex(path);
  }
}

function isRegex(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}
