import type { CopiesOptions, NodeCopy } from "./node-copy";
import type { Visit, VisitOptions } from "./visit";

/** Several cache nodes in front of an origin. */
export interface Edge {
  /** The base URL. The `Host` header selects the site, `X-Edge-Node` the node (default 0). */
  readonly url: string;
  /** The base URLs of the nodes' own addresses, starting with node 0. */
  readonly nodes: readonly string[];
  /** Requests a URL of any host from one node of this edge. Throws a TypeError if the URL is not absolute. */
  get(url: string, options?: VisitOptions): Promise<Visit>;
  /** The copies of all nodes, compared with the origin. */
  copies(options?: CopiesOptions): Promise<NodeCopy[]>;
}
