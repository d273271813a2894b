import type { IncomingHttpHeaders } from "node:http";

/** What a visitor got. */
export interface PageResponse {
  readonly status: number;
  /** By lower-case name. Never shown as a whole: there may be cookies among them. */
  readonly headers: IncomingHttpHeaders;
  /** The first 16 hex digits of the body's SHA-256, as hashAssets writes them; undefined: too large to tell. */
  readonly hash: string | undefined;
  /** When the answer began (ms since the epoch). */
  readonly receivedAt: number;
}

/** An answer, or why there was none. */
export type Seen = PageResponse | { readonly failure: string; readonly isUnreachable: boolean };
