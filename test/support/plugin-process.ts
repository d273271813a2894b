import type { Values } from "./deployment";
import { PluginClient } from "./plugin-client";
import { type ProviderProcess, startProvider } from "./provider-process";

/** The plugin in its own process, spoken to as the engine does. */
export class PluginProcess implements AsyncDisposable {
  readonly #clients: PluginClient[] = [];

  private constructor(private readonly process: ProviderProcess) {}

  /** Starts the plugin with the configuration of a stack. */
  static async start(config: Values = {}): Promise<PluginProcess> {
    const plugin = new PluginProcess(await startProvider("dist/provider/plugin/cli.js"));
    const entries = Object.entries(config).map(([key, value]) => [
      key.replace("alicloud-refresh:", ""),
      value,
    ]);
    await plugin.of("cdn").configure(Object.fromEntries(entries));
    return plugin;
  }

  /** What asks about a resource, by the name of its provider object. */
  of(provider: string): PluginClient {
    const client = new PluginClient(
      this.process.port,
      `${provider[0]?.toUpperCase()}${provider.slice(1)}Refresh`,
    );
    this.#clients.push(client);
    return client;
  }

  get logs() {
    return this.process.logs;
  }

  async [Symbol.asyncDispose]() {
    for (const client of this.#clients) client[Symbol.dispose]();
    await this.process[Symbol.asyncDispose]();
  }
}
