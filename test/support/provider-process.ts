import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import type * as Grpc from "@grpc/grpc-js";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";

const load = createRequire(resolve("node_modules/@pulumi/pulumi/index.js"));
const grpc: typeof Grpc = load("@grpc/grpc-js");
const { Empty } = load("google-protobuf/google/protobuf/empty_pb");
const { EngineService } = load("./proto/engine_grpc_pb");

/** A provider in its own process, and the part of an engine that it calls. */
export interface ProviderProcess extends AsyncDisposable {
  readonly port: number;
  readonly pid: number;
  /** The provider's log messages, oldest first. */
  readonly logs: LogRequest.AsObject[];
  /** What it has printed to stderr. It is also shown here, unless `env` has DEBUG. */
  printed(): string;
}

/** Starts a script, or an executable, as the engine starts providers. `env` is all of its environment but the PATH. */
export async function startProvider(
  script: string,
  env: Record<string, string> = {},
): Promise<ProviderProcess> {
  const logs: LogRequest.AsObject[] = [];
  const engine = new grpc.Server();
  const address = await listen(engine, logs);
  const [command, ...args] = script.endsWith(".js") ? [process.execPath, resolve(script)] : [resolve(script)];
  const provider = spawn(command, [...args, address], {
    env: { PATH: process.env.PATH ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  provider.stderr.on("data", (text) => {
    printed += text;
    if (!env.DEBUG) process.stderr.write(text);
  });
  const [port] = await once(createInterface(provider.stdout), "line");
  return {
    port: Number(port),
    pid: provider.pid ?? 0,
    logs,
    printed: () => printed,
    [Symbol.asyncDispose]: async () => {
      if (provider.exitCode === null) {
        provider.kill();
        await once(provider, "exit");
      }
      engine.forceShutdown();
    },
  };
}

async function listen(engine: Grpc.Server, logs: LogRequest.AsObject[]): Promise<string> {
  const refuse = (_: unknown, callback: (error: Error) => void) =>
    callback(new Error("not part of this engine"));
  const log: Grpc.handleUnaryCall<LogRequest, unknown> = ({ request }, callback) => {
    logs.push(request.toObject());
    callback(null, new Empty());
  };
  const others = Object.keys(EngineService).filter((name) => name !== "log");
  const handlers = { log, ...Object.fromEntries(others.map((name) => [name, refuse])) };
  engine.addService(EngineService, handlers as Grpc.UntypedServiceImplementation);
  const port = await new Promise<number>((done, fail) =>
    engine.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? fail(error) : done(bound),
    ),
  );
  return `127.0.0.1:${port}`;
}
