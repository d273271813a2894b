/** How a property differs, in the engine's terms. */
export type Change = "add" | "delete" | "update";

/** The differences of two inputs, by path as the engine writes it: `limits.urlsPerDay`, `objectPaths[1]`. */
export function changedPaths(old: unknown, now: unknown, path = ""): [path: string, change: Change][] {
  if (Array.isArray(old) && Array.isArray(now)) {
    const all = Array.from({ length: Math.max(old.length, now.length) }, (_, at) => at);
    return all.flatMap((at) => changedPaths(old[at], now[at], `${path}[${at}]`));
  }
  if (isObject(old) && isObject(now)) {
    const names = new Set([...Object.keys(old), ...Object.keys(now)]);
    return [...names].flatMap((name) => changedPaths(old[name], now[name], path ? `${path}.${name}` : name));
  }
  if (old === now) return [];
  return [[path, old === undefined ? "add" : now === undefined ? "delete" : "update"]];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
