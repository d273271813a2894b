import type { AcceptedRefresh } from "../refresh-sink";
import { fileKeys, matcher } from "./match";
import type { Store } from "./store";

/**
 * What a refresh does at one node, by the vendor's RefreshObjectCaches page (2026-06-29): File deletes;
 * every other type marks as expired, so that the origin's 304 keeps the old copy, or deletes with `force`.
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
