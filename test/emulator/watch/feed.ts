import type { ServerResponse } from "node:http";
import { News } from "./news";
import type { View } from "./view";

/** What is watched: brought up to date for all watchers, and then looked at for each. */
export interface Scene {
  /** `sites` are those that somebody looks at. */
  update(sites: ReadonlySet<string>): void;
  /** The site a watcher sees who has chosen none. */
  defaultSite(): string | undefined;
  view(site: string | undefined): View;
  /** Nobody watches any more. */
  rest(): void;
}

/** How often watchers are told, in ms of the machine's time: it is a person who looks. */
const EVERY = 250;
const MAX_WATCHERS = 16;

interface Watcher {
  readonly response: ServerResponse;
  site: string | undefined;
  readonly news: News;
}

/** Tells watchers what is new by server-sent events, as long as there are any. */
export class Feed {
  readonly #watchers = new Set<Watcher>();
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly scene: Scene) {}

  get isFull(): boolean {
    return this.#watchers.size >= MAX_WATCHERS;
  }

  /** Answers with a stream that begins with everything and goes on until either side closes it. */
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
      // A watcher that cannot follow is told later; nothing is lost, since what it is told is the difference.
      if (response.writableNeedDrain) continue;
      const message = news.since(this.scene.view(site));
      if (message) response.write(`data: ${JSON.stringify(message)}\n\n`);
    }
  }
}
