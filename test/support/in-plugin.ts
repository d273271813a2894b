import { onTestFinished } from "vitest";
import { resourceProvider } from "../../provider/lifecycle/resource-provider";
import { RESOURCES } from "../../provider/plugin/resources";
import { schema } from "../../provider/plugin/schema";
import { serve } from "../../provider/plugin/serve";
import type { Service } from "../../provider/services/service";
import type { Emulator } from "../emulator";
import { configOf } from "./config";
import type { ProviderHost } from "./deployment";
import { clockOf } from "./in-process";
import { PluginClient } from "./plugin-client";

/** As `inProcess`, but called over gRPC through the plugin's service, which is closed at the end of the test. */
export function inPlugin(
  service: Service,
  emulator: Emulator,
  clock = clockOf(emulator),
  config = configOf(emulator),
): ProviderHost {
  const [token = ""] = [...RESOURCES].find(([, provider]) => provider.service === service) ?? [];
  const started = (async () => {
    const server = await serve(new Map([[token, resourceProvider(service, clock)]]));
    const client = new PluginClient(server.port, token.split(":")[2] ?? "");
    const settings = Object.keys(schema.settings).map((name) => [name, config.get(`alicloud:${name}`)]);
    await client.configure(Object.fromEntries(settings.filter(([, value]) => value !== undefined)));
    return { server, client };
  })();
  onTestFinished(async () => {
    const { server, client } = await started;
    client[Symbol.dispose]();
    server[Symbol.dispose]();
  });
  return {
    check: async (olds, news) => (await started).client.check(olds, news),
    diff: async (id, olds, news, oldInputs) => (await started).client.diff(id, olds, news, oldInputs),
    create: async (inputs) => (await started).client.create(inputs),
    update: async (id, olds, news, oldInputs) => (await started).client.update(id, olds, news, oldInputs),
    read: async (id, properties) => (await started).client.read(id, properties),
  };
}
