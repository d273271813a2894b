import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import type * as Grpc from "@grpc/grpc-js";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import type { CheckFailure } from "@pulumi/pulumi/proto/provider_pb";

const load = createRequire(resolve("node_modules/@pulumi/pulumi/index.js"));
const grpc: typeof Grpc = load("@grpc/grpc-js");
const { Struct } = load("google-protobuf/google/protobuf/struct_pb");
const { Empty } = load("google-protobuf/google/protobuf/empty_pb");
const { Any } = load("google-protobuf/google/protobuf/any_pb");
const requests: typeof import("@pulumi/pulumi/proto/provider_pb") = load("./proto/provider_pb");
const { ResourceProviderClient } = load("./proto/provider_grpc_pb");
const { EngineService } = load("./proto/engine_grpc_pb");
const { Status } = load("./proto/status_pb");

type Values = Record<string, unknown>;

/** What the engine would get from a failed create or update that is to be remembered. */
export interface InitFailure {
  readonly id: string;
  readonly properties: Values;
  readonly reasons: string[];
}

/** The real dynamic provider host of @pulumi/pulumi, in its own process, spoken to as the engine does. */
export class Host implements AsyncDisposable {
  /** What the provider said to the engine, oldest first. */
  readonly logs: LogRequest.AsObject[] = [];
  readonly #engine = new grpc.Server();
  #process: ChildProcess | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: the generated client has no common type for its calls
  #client: any;

  /** Starts a host with the stack's configuration. `env` is all of its environment but the PATH. */
  static async start(config: Values = {}, env: Record<string, string> = {}): Promise<Host> {
    const host = new Host();
    await host.#start(config, env);
    return host;
  }

  async #start(config: Values, env: Record<string, string>) {
    const engine = await this.#listen();
    const script = resolve("node_modules/@pulumi/pulumi/cmd/dynamic-provider/index.js");
    const environment = { PATH: process.env.PATH ?? "", ...env };
    this.#process = spawn(process.execPath, [script, engine], {
      env: environment,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [port] = await once(createInterface(this.#process.stdout as NodeJS.ReadableStream), "line");
    this.#client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
    await this.#call("configure", new requests.ConfigureRequest().setArgs(Struct.fromJavaScript(config)));
  }

  async #listen(): Promise<string> {
    const refuse = (_: unknown, answer: (error: Error) => void) =>
      answer(new Error("not part of this engine"));
    const log: Grpc.handleUnaryCall<LogRequest, unknown> = ({ request }, answer) => {
      this.logs.push(request.toObject());
      answer(null, new Empty());
    };
    const others = Object.keys(EngineService).filter((name) => name !== "log");
    const handlers = { log, ...Object.fromEntries(others.map((name) => [name, refuse])) };
    this.#engine.addService(EngineService, handlers as Grpc.UntypedServiceImplementation);
    const port = await new Promise<number>((done, fail) =>
      this.#engine.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
        error ? fail(error) : done(bound),
      ),
    );
    return `127.0.0.1:${port}`;
  }

  async check(olds: Values, news: Values): Promise<{ inputs: Values; failures: CheckFailure.AsObject[] }> {
    const request = new requests.CheckRequest()
      .setOlds(Struct.fromJavaScript(olds))
      .setNews(Struct.fromJavaScript(news));
    const answer = await this.#call("check", request);
    return {
      inputs: answer.getInputs().toJavaScript(),
      failures: answer.getFailuresList().map((failure: CheckFailure) => failure.toObject()),
    };
  }

  /** "none", "some", or "unknown": the engine compares the inputs itself. */
  async diff(id: string, olds: Values, news: Values): Promise<"none" | "some" | "unknown"> {
    const request = new requests.DiffRequest().setId(id);
    request.setOlds(Struct.fromJavaScript(olds)).setNews(Struct.fromJavaScript(news));
    const answer = await this.#call("diff", request);
    return (["unknown", "none", "some"] as const)[answer.getChanges() as 0 | 1 | 2];
  }

  async create(properties: Values): Promise<{ id: string; properties: Values }> {
    const request = new requests.CreateRequest().setProperties(Struct.fromJavaScript(properties));
    const answer = await this.#call("create", request);
    return { id: answer.getId(), properties: answer.getProperties().toJavaScript() };
  }

  async update(id: string, olds: Values, news: Values): Promise<Values> {
    const request = new requests.UpdateRequest().setId(id);
    request.setOlds(Struct.fromJavaScript(olds)).setNews(Struct.fromJavaScript(news));
    return (await this.#call("update", request)).getProperties().toJavaScript();
  }

  async read(id: string, properties: Values): Promise<{ id: string; properties: Values }> {
    const request = new requests.ReadRequest().setId(id).setProperties(Struct.fromJavaScript(properties));
    const answer = await this.#call("read", request);
    return { id: answer.getId(), properties: answer.getProperties().toJavaScript() };
  }

  // biome-ignore lint/suspicious/noExplicitAny: see #client
  #call(method: string, request: unknown): Promise<any> {
    return new Promise((done, fail) =>
      this.#client[method](request, (error: Grpc.ServiceError | null, answer: unknown) =>
        error ? fail(error) : done(answer),
      ),
    );
  }

  async [Symbol.asyncDispose]() {
    this.#client?.close();
    if (this.#process?.exitCode === null) {
      this.#process.kill();
      await once(this.#process, "exit");
    }
    this.#engine.forceShutdown();
  }
}

/** The part of an error that makes the engine save a resource although it failed; undefined in other errors. */
export function initFailureOf(error: unknown): InitFailure | undefined {
  const thrown = error as Partial<Grpc.ServiceError> & Partial<InitFailure>;
  if (thrown.id && thrown.properties) return JSON.parse(JSON.stringify(thrown));
  const [details] = thrown.metadata?.get("grpc-status-details-bin") ?? [];
  if (!details) return undefined;
  const [any] = Status.deserializeBinary(details as Uint8Array).getDetailsList();
  const failure = requests.ErrorResourceInitFailed.deserializeBinary((any as typeof Any).getValue_asU8());
  const properties = failure.getProperties()?.toJavaScript() as Values;
  return { id: failure.getId(), properties, reasons: failure.getReasonsList() };
}
