import type { ServerResponse } from "node:http";
import { News } from "./news";
import type { View } from "./view";

/** The source of a feed: it is updated once for all watchers, and then read for each of them. */
export interface Scene {
  /** `sites` are those that watchers have selected. */
  update(sites: ReadonlySet<string>): void;
  /** The site for watchers that have selected none. */
  defaultSite(): string | undefined;
  view(site: string | undefined): View;
  /** There are no more watchers. */
  rest(): void;
}

/** How often watchers get an update, in ms of the machine's time. */
const EVERY = 250;
const MAX_WATCHERS = 16;

interface Watcher {
  readonly response: ServerResponse;
  site: string | undefined;
  readonly news: News;
}

/** Sends updates to watchers by server-sent events. */
export class Feed {
  readonly #watchers = new Set<Watcher>();
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly scene: Scene) {}

  get isFull(): boolean {
    return this.#watchers.size >= MAX_WATCHERS;
  }

  /** Responds with a stream that starts with the complete state, and continues until either side closes it. */
  open(response: ServerResponse, site: string | undefined): void {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    const watcher = { response, site, news: new News() };
    this.#watchers.add(watcher);
    response.once("close", () => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size === 0) this.#stop();
    });
    response.write("retry: 1000\n\n");
    this.#timer ??= setInterval(() => this.#tell(), EVERY);
    this.#tell();
  }

  close(): void {
    for (const { response } of this.#watchers) response.end();
    this.#watchers.clear();
    this.#stop();
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.scene.rest();
  }

  #tell(): void {
    for (const watcher of this.#watchers) watcher.site ??= this.scene.defaultSite();
    const sites = [...this.#watchers].flatMap(({ site }) => site ?? []);
    this.scene.update(new Set(sites));
    for (const { response, site, news } of this.#watchers) {
      // A slow watcher gets the update later. Nothing is lost, since updates are differences.
      if (response.writableNeedDrain) continue;
      const message = news.since(this.scene.view(site));
      if (message) response.write(`data: ${JSON.stringify(message)}\n\n`);
    }
  }
}
