import type { ResourceProvider } from "../lifecycle/provider-methods";
import { grpc, ResourceProviderService } from "./grpc";
import { pluginService } from "./service";

/** In bytes, the same as Pulumi's own: a request may contain many inputs. */
const LARGEST_MESSAGE = 400 * 1024 * 1024;

/** Serves the engine on a free port of 127.0.0.1. */
export async function serve(resources: ReadonlyMap<string, ResourceProvider>) {
  const server = new grpc.Server({ "grpc.max_receive_message_length": LARGEST_MESSAGE });
  server.addService(ResourceProviderService, pluginService(resources));
  const port = await new Promise<number>((done, fail) =>
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? fail(error) : done(bound),
    ),
  );
  return { port, [Symbol.dispose]: () => server.forceShutdown() };
}
