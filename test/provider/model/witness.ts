import type { Emulator } from "../../emulator";
import type { Visit } from "./moves";
import { type Files, urlOf } from "./site";

/** The edge's nodes, asked what they serve and what they still hold. */
export class Witness {
  /** Copies that the nodes are known to hold, as "<node> <key>"; undefined while a refresh may be on its way. */
  #held: ReadonlySet<string> | undefined = new Set();

  constructor(private readonly emulator: Emulator) {}

  /** Visits URLs at one node. Throws when what must be fresh is not what the origin has. */
  async visit({ base, query, paths, node }: Visit, files: Files, isDemanded: (key: string) => boolean) {
    for (const path of paths) {
      const key = urlOf(base, path) + query;
      const { status, body } = await this.emulator.edge.get(key, { node });
      const served = status === 404 ? undefined : body.toString();
      if (served !== files.get(path) && isDemanded(key)) throw stale(node, key);
      this.#held &&= new Set([...this.#held, `${node} ${key}`]);
    }
  }

  /**
   * Throws when a node does not serve what the origin has to serve, of the URLs that were asked for there (without their
   * schemes, by the node's number).
   */
  async confirm(visited: readonly ReadonlySet<string>[], files: Files): Promise<void> {
    for (const [node, urls] of visited.entries()) {
      for (const url of urls) {
        const { status, body } = await this.emulator.edge.get(`https://${url}`, { node });
        const served = status === 404 ? undefined : body.toString();
        if (served !== files.get(url.slice(url.indexOf("/")))) throw stale(node, `https://${url}`);
        this.#held &&= new Set([...this.#held, `${node} https://${url}`]);
      }
    }
  }

  /** A refresh is on its way, and nobody knows how far it has come. */
  lookAway(): void {
    this.#held = undefined;
  }

  /**
   * Compares every copy of every node with the origin. Throws when one that must be fresh is not, or when one is gone
   * that there was no need to refresh.
   */
  async look(isDemanded: (key: string) => boolean, mayGo: (key: string) => boolean): Promise<void> {
    const copies = (await this.emulator.edge.copies()).filter(({ expired }) => !expired);
    const bad = copies.find(({ url, state }) => state !== "fresh" && isDemanded(url));
    if (bad) throw stale(bad.node, bad.url);
    const held = new Set(copies.map(({ node, url }) => `${node} ${url}`));
    const gone = [...(this.#held ?? [])].find((copy) => !held.has(copy) && !mayGo(copy.slice(2)));
    if (gone) throw new Error(`Over-refresh: the copy at node ${gone} is gone.`);
    this.#held = held;
  }
}

const stale = (node: number, key: string) =>
  new Error(`Under-refresh: node ${node} serves ${key} as it was, and not as the origin has it now.`);
