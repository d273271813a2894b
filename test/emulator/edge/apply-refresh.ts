import type { AcceptedRefresh } from "../refresh-sink";
import { fileKeys, matcher } from "./match";
import type { Store } from "./store";

/**
 * Applies a refresh at one node, as documented on RefreshObjectCaches (2026-06-29): File deletes copies; every other
 * type marks them as expired, so that a 304 of the origin keeps the old copy, or deletes them with `force`.
 */
export function applyRefresh(
  refresh: AcceptedRefresh,
  store: Store,
  ignoresQuery: (site: string) => boolean,
  sites: readonly string[],
): void {
  if (refresh.objectType === "File") {
    for (const key of fileKeys(refresh.paths, ignoresQuery)) store.delete(key);
    return;
  }
  const matches = matcher(refresh, sites);
  for (const [key, copies] of store.entries()) {
    for (const copy of copies) {
      if (!matches(key, copy)) continue;
      if (refresh.force) store.delete(key, (other) => other === copy);
      else copy.expired = true;
    }
  }
}
