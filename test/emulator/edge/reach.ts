import type { Clock } from "../clock";
import type { AcceptedPreload, AcceptedRefresh, RefreshSink } from "../refresh-sink";
import type { CacheNode } from "./node";

/** The state of a node with faults. */
interface Behind {
  /** Refreshes that it never applies. */
  missed: number;
  /** Refreshes that it is yet to apply late. */
  late: number;
}

/** Distributes refreshes to the nodes. */
export interface Reach extends RefreshSink {
  /** By node. */
  readonly behind: readonly Readonly<Behind>[];
  close(): void;
}

/** Distributes each refresh to the nodes one after the other, at equal intervals, to the last one when it completes. */
export function refreshReach(nodes: readonly CacheNode[], clock: Clock): Reach {
  const pending = new Set<() => void>();
  const behind = nodes.map((): Behind => ({ missed: 0, late: 0 }));

  function accepted(refresh: AcceptedRefresh): void {
    const { acceptedAt, completesAt, straggler } = refresh;
    nodes.forEach((node, index) => {
      const own = behind[index] as Behind;
      if (straggler === undefined || (straggler.node ?? index) !== index) {
        const share = (index + 1) / nodes.length;
        at(acceptedAt + (completesAt - acceptedAt) * share, () => node.refresh(refresh));
      } else if (straggler.appliesAt === Number.POSITIVE_INFINITY) {
        own.missed++;
      } else {
        own.late++;
        at(straggler.appliesAt, () => {
          own.late--;
          node.refresh(refresh);
        });
      }
    });
  }
  function preload({ paths, headers, completesAt }: AcceptedPreload): void {
    for (const node of nodes) {
      at(completesAt, () => {
        for (const path of paths) node.preload(path, headers);
      });
    }
  }
  function at(time: number, fn: () => void): void {
    const wait = time - clock.now();
    if (wait <= 0) {
      fn();
      return;
    }
    const cancel = clock.setTimeout(() => {
      pending.delete(cancel);
      fn();
    }, wait);
    pending.add(cancel);
  }
  const close = () => {
    for (const cancel of pending) cancel();
  };
  return { accepted, preload, behind, close };
}
