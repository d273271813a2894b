import type { Clock } from "../clock";
import type { AcceptedRefresh, RefreshSink } from "../refresh-sink";
import type { CacheNode } from "./node";

/** Brings each refresh to the nodes one after the other: evenly spread, the last when it completes. */
export function refreshReach(nodes: readonly CacheNode[], clock: Clock): RefreshSink & { close(): void } {
  const pending = new Set<() => void>();

  function accepted(refresh: AcceptedRefresh): void {
    const { acceptedAt, completesAt } = refresh;
    for (const node of nodes) {
      const share = (node.index + 1) / nodes.length;
      const wait = acceptedAt + (completesAt - acceptedAt) * share - clock.now();
      if (wait > 0) later(() => node.refresh(refresh), wait);
      else node.refresh(refresh);
    }
  }
  function later(fn: () => void, ms: number): void {
    const cancel = clock.setTimeout(() => {
      pending.delete(cancel);
      fn();
    }, ms);
    pending.add(cancel);
  }
  const close = () => {
    for (const cancel of pending) cancel();
  };
  return { accepted, close };
}
