import type { IncomingHttpHeaders } from "node:http";

/** A response to a visit. */
export interface PageResponse {
  readonly status: number;
  /** By lower-case name. Messages must not show all of them, since there may be cookies. */
  readonly headers: IncomingHttpHeaders;
  /**
   * The first 16 hex digits of the body's SHA-256, as in hashAssets. Undefined if the body is too large and the headers
   * have no hash.
   */
  readonly hash: string | undefined;
  /** When the headers arrived (ms since the epoch). */
  readonly receivedAt: number;
}

/** A response, or why there was none. */
export type Seen = PageResponse | { readonly failure: string; readonly isUnreachable: boolean };
