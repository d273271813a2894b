import { afterEach, beforeEach } from "vitest";
import { resourceProvider } from "../../../provider/lifecycle/resource-provider";
import { serve } from "../../../provider/plugin/serve";
import { cacheTag } from "../../../provider/services/cache-tag";
import { cdn } from "../../../provider/services/cdn";
import { dcdn } from "../../../provider/services/dcdn";
import { type Emulator, startEmulator } from "../../emulator";
import type { Values } from "../../support/deployment";
import { clockOf } from "../../support/in-process";
import { laterStart } from "../../support/later-start";
import { PluginClient, secret } from "../../support/plugin-client";

export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const A = "https://static.example.com/a.js";
export const B = "https://static.example.com/b.js";

/** For each test, the plugin's service in this process, with an account at the emulator. */
export function served(): Served {
  const plugin = new Served();
  beforeEach(() => plugin.begin());
  afterEach(() => plugin.end());
  return plugin;
}

class Served {
  declare emulator: Emulator;
  /** About a resource of CDN. */
  declare client: PluginClient;
  /** Replaces the sleep that moves the emulator's clock. */
  sleep: ((ms: number, end?: AbortSignal) => Promise<void>) | undefined;
  #all: Disposable[] = [];
  #port = 0;

  async begin(): Promise<void> {
    this.emulator = await startEmulator({
      clock: "virtual",
      startTime: laterStart(),
      taskSeconds: { visible: 2, duration: 60 },
    });
    this.sleep = undefined;
    const virtual = clockOf(this.emulator);
    const clock = {
      ...virtual,
      sleep: (ms: number, end?: AbortSignal) => (this.sleep ? this.sleep(ms, end) : virtual.sleep(ms)),
    };
    const server = await serve(
      new Map([
        ["alicloud-refresh:index:CdnRefresh", resourceProvider(cdn, clock)],
        ["alicloud-refresh:index:DcdnRefresh", resourceProvider(dcdn, clock)],
        ["alicloud-refresh:index:CacheTagRefresh", resourceProvider(cacheTag, clock)],
      ]),
    );
    this.#port = server.port;
    this.#all = [server];
    this.client = this.of("CdnRefresh");
    const { accessKeyId, accessKeySecret } = this.emulator.credentials;
    const { api } = this.emulator;
    await this.client.configure({
      accessKey: secret(accessKeyId),
      secretKey: secret(accessKeySecret),
      endpoints: JSON.stringify([{ cdn: api, dcdn: api }]),
    });
  }

  async end(): Promise<void> {
    for (const each of this.#all.reverse()) each[Symbol.dispose]();
    await this.emulator.close();
  }

  of(type: string): PluginClient {
    const client = new PluginClient(this.#port, type);
    this.#all.push(client);
    return client;
  }

  async checked(args: object, olds: Values = {}): Promise<Values> {
    return (await this.client.check(olds, args as Values)).inputs;
  }

  /** How many refresh calls there were. */
  asked(): number {
    return this.emulator.calls().filter(({ action }) => action.startsWith("Refresh")).length;
  }
}
