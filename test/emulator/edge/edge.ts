import type { CopiesOptions, NodeCopy } from "./node-copy";
import type { Visit, VisitOptions } from "./visit";

/** Several cache nodes before an origin, on 127.0.0.1, as tests see them. */
export interface Edge {
  /** Base URL. The site is picked by the Host header, the node by `X-Edge-Node` (default 0). */
  readonly url: string;
  /** Base URL of each node by itself, node 0 first: what a visitor gets who connects to that node's address. */
  readonly nodes: readonly string[];
  /** Visits a URL, whatever its host, at one node of this edge. Throws a TypeError for a URL that is not absolute. */
  get(url: string, options?: VisitOptions): Promise<Visit>;
  /** What each node holds, against what the origin has now. */
  copies(options?: CopiesOptions): Promise<NodeCopy[]>;
}
