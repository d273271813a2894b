import type { Values } from "./deployment";
import { PluginClient } from "./plugin-client";
import { type ProviderProcess, startProvider } from "./provider-process";

/** The plugin in its own process, called as by the engine. */
export class PluginProcess implements AsyncDisposable {
  readonly #clients: PluginClient[] = [];

  private constructor(private readonly process: ProviderProcess) {}

  /** Starts the plugin with the configuration of a stack. `env` is all of its environment but the PATH. */
  static async start(config: Values = {}, env: Record<string, string> = {}): Promise<PluginProcess> {
    const plugin = new PluginProcess(await startProvider("dist/provider/plugin/cli.js", env));
    const entries = Object.entries(config).map(([key, value]) => [
      key.replace("alicloud-refresh:", ""),
      value,
    ]);
    await plugin.of("cdn").configure(Object.fromEntries(entries));
    return plugin;
  }

  /** A client for a resource, by the name of its provider object. */
  of(provider: string): PluginClient {
    const client = new PluginClient(
      this.process.port,
      `${provider[0]?.toUpperCase()}${provider.slice(1)}Refresh`,
    );
    this.#clients.push(client);
    return client;
  }

  get port() {
    return this.process.port;
  }

  get logs() {
    return this.process.logs;
  }

  printed(): string {
    return this.process.printed();
  }

  async [Symbol.asyncDispose]() {
    for (const client of this.#clients) client[Symbol.dispose]();
    await this.process[Symbol.asyncDispose]();
  }
}
