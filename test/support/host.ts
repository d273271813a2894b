import { createRequire } from "node:module";
import { resolve } from "node:path";
import type * as Grpc from "@grpc/grpc-js";
import type { CheckFailure } from "@pulumi/pulumi/proto/provider_pb";
import { type ProviderProcess, startProvider } from "./provider-process";

const load = createRequire(resolve("node_modules/@pulumi/pulumi/index.js"));
const grpc: typeof Grpc = load("@grpc/grpc-js");
const { Struct } = load("google-protobuf/google/protobuf/struct_pb");
const { Any } = load("google-protobuf/google/protobuf/any_pb");
const requests: typeof import("@pulumi/pulumi/proto/provider_pb") = load("./proto/provider_pb");
const { ResourceProviderClient } = load("./proto/provider_grpc_pb");
const { Status } = load("./proto/status_pb");

type Values = Record<string, unknown>;

/** What the engine gets from a failed create or update that it saves in state. */
export interface InitFailure {
  readonly id: string;
  readonly properties: Values;
  readonly reasons: string[];
}

/** The real dynamic provider host of @pulumi/pulumi, in its own process, spoken to as the engine does. */
export class Host implements AsyncDisposable {
  // biome-ignore lint/suspicious/noExplicitAny: the generated client has no common type for its calls
  readonly #client: any;

  private constructor(private readonly process: ProviderProcess) {
    this.#client = new ResourceProviderClient(`127.0.0.1:${process.port}`, grpc.credentials.createInsecure());
  }

  /** Starts a host with the stack's configuration. `env` is all of its environment but the PATH. */
  static async start(config: Values = {}, env: Record<string, string> = {}): Promise<Host> {
    const host = new Host(
      await startProvider("node_modules/@pulumi/pulumi/cmd/dynamic-provider/index.js", env),
    );
    await host.#call("configure", new requests.ConfigureRequest().setArgs(Struct.fromJavaScript(config)));
    return host;
  }

  /** The host of a resource: it is the same for all. */
  of(_provider: string): Host {
    return this;
  }

  get logs() {
    return this.process.logs;
  }

  async check(olds: Values, news: Values): Promise<{ inputs: Values; failures: CheckFailure.AsObject[] }> {
    const request = new requests.CheckRequest()
      .setOlds(Struct.fromJavaScript(olds))
      .setNews(Struct.fromJavaScript(news));
    const response = await this.#call("check", request);
    return {
      inputs: response.getInputs().toJavaScript(),
      failures: response.getFailuresList().map((failure: CheckFailure) => failure.toObject()),
    };
  }

  /** "none", "some", or "unknown": the engine compares the inputs itself. */
  async diff(id: string, olds: Values, news: Values): Promise<"none" | "some" | "unknown"> {
    const request = new requests.DiffRequest().setId(id);
    request.setOlds(Struct.fromJavaScript(olds)).setNews(Struct.fromJavaScript(news));
    const response = await this.#call("diff", request);
    return (["unknown", "none", "some"] as const)[response.getChanges() as 0 | 1 | 2];
  }

  async create(properties: Values): Promise<{ id: string; properties: Values }> {
    const request = new requests.CreateRequest().setProperties(Struct.fromJavaScript(properties));
    const response = await this.#call("create", request);
    return { id: response.getId(), properties: response.getProperties().toJavaScript() };
  }

  async update(id: string, olds: Values, news: Values): Promise<Values> {
    const request = new requests.UpdateRequest().setId(id);
    request.setOlds(Struct.fromJavaScript(olds)).setNews(Struct.fromJavaScript(news));
    return (await this.#call("update", request)).getProperties().toJavaScript();
  }

  async read(id: string, properties: Values): Promise<{ id: string; properties: Values }> {
    const request = new requests.ReadRequest().setId(id).setProperties(Struct.fromJavaScript(properties));
    const response = await this.#call("read", request);
    return { id: response.getId(), properties: response.getProperties().toJavaScript() };
  }

  // biome-ignore lint/suspicious/noExplicitAny: see #client
  #call(method: string, request: unknown): Promise<any> {
    return new Promise((done, fail) =>
      this.#client[method](request, (error: Grpc.ServiceError | null, response: unknown) =>
        error ? fail(error) : done(response),
      ),
    );
  }

  async [Symbol.asyncDispose]() {
    this.#client.close();
    await this.process[Symbol.asyncDispose]();
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
