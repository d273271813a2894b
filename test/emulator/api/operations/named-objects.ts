import { splitObjectPaths } from "./object-path";

/** The objects of a call: the lines of ObjectPath, or at ESA the strings in Content, which is JSON. */
export function namedObjects(parameters: ReadonlyMap<string, string>): string[] {
  const content = parameters.get("Content");
  return content === undefined ? splitObjectPaths(parameters.get("ObjectPath") ?? "") : textsIn(content);
}

function textsIn(content: string): string[] {
  try {
    const values = Object.values(JSON.parse(content) as object).flat();
    return values.filter((value): value is string => typeof value === "string");
  } catch {
    return [];
  }
}
