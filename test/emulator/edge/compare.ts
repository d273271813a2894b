import { createHash } from "node:crypto";
import type { Copy } from "./copy";
import type { CacheNode } from "./node";
import type { CopiesOptions, NodeCopy } from "./node-copy";
import type { Origin } from "./origin";

/** Requests each cached URL, and each of its variants, once from the origin. */
export async function compareCopies(
  nodes: readonly CacheNode[],
  origin: Origin,
  { site, limit = 1_000 }: CopiesOptions,
): Promise<NodeCopy[]> {
  const originHas = new Map<string, Promise<string | undefined>>();
  const compared: NodeCopy[] = [];
  for (const node of nodes) {
    const copies = [...node.copies()].filter(
      ({ url }) => site === undefined || new URL(url).hostname === site,
    );
    for (const copy of copies.slice(0, limit)) {
      const variant = JSON.stringify([copy.url, copy.variant]);
      const current = originHas.get(variant) ?? askOrigin(origin, copy);
      originHas.set(variant, current);
      const { url, status, hash } = copy;
      const state = stateOf(copy, await current);
      compared.push({ url, node: node.index, status, hash, state, expired: isExpired(copy) });
    }
  }
  return compared;
}

/** `current` is the origin's response. */
export function stateOf(copy: Copy, current: string | undefined): NodeCopy["state"] {
  if (current === undefined) return "unknown";
  return current === contentOf(copy) ? "fresh" : "stale";
}

/** What is compared: the status and the hash of the body. */
export function contentOf({ status, hash }: Copy): string {
  return `${status} ${hash}`;
}

export function isExpired({ expired, policy }: Copy): boolean {
  return expired || policy.stale();
}

/** The origin's current response, in the form of `contentOf`. Undefined if there is none. */
export async function askOrigin(
  origin: Origin,
  { url, variant }: Pick<Copy, "url" | "variant">,
): Promise<string | undefined> {
  try {
    const parsed = new URL(url);
    const target = url.slice(parsed.origin.length);
    const request = { method: "GET", url: parsed, target, headers: variant, body: Buffer.alloc(0) };
    const { status, body } = await origin.fetch(request);
    return `${status} ${createHash("sha256").update(body).digest("hex")}`;
  } catch {
    return undefined;
  }
}
