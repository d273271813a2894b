import { createRequire } from "node:module";
import { resolve } from "node:path";
import type * as Grpc from "@grpc/grpc-js";
import type { CheckFailure } from "@pulumi/pulumi/proto/provider_pb";
import type { ProviderHost, State, Values } from "./deployment";

const load = createRequire(resolve("node_modules/@pulumi/pulumi/index.js"));
const grpc: typeof Grpc = load("@grpc/grpc-js");
const { Struct } = load("google-protobuf/google/protobuf/struct_pb");
const { Empty } = load("google-protobuf/google/protobuf/empty_pb");
const requests: typeof import("@pulumi/pulumi/proto/provider_pb") = load("./proto/provider_pb");
const { ResourceProviderClient } = load("./proto/provider_grpc_pb");

/** The engine's form of a secret value. */
export const secret = (value: unknown) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});

/** A client of a plugin, which makes the engine's gRPC calls for one resource. */
export class PluginClient implements ProviderHost, Disposable {
  // biome-ignore lint/suspicious/noExplicitAny: the generated client has no common type for its calls
  readonly #client: any;
  timeout = 0;

  constructor(
    port: number,
    private readonly type: string,
  ) {
    this.#client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  }

  get #urn() {
    return `urn:pulumi:dev::test::alicloud-refresh:index:${this.type}::site`;
  }

  async configure(config: Values) {
    await this.call("configure", new requests.ConfigureRequest().setArgs(Struct.fromJavaScript(config)));
  }

  async check(olds: Values, news: Values): Promise<{ inputs: Values; failures: CheckFailure.AsObject[] }> {
    const request = new requests.CheckRequest()
      .setUrn(this.#urn)
      .setOlds(Struct.fromJavaScript(olds))
      .setNews(Struct.fromJavaScript(ofProgram(news)));
    const response = await this.call("check", request);
    return {
      inputs: response.getInputs().toJavaScript(),
      failures: response.getFailuresList().map((failure: CheckFailure) => failure.toObject()),
    };
  }

  /** The engine previews an update only if `diff` has found one. */
  async preview(state: State | undefined, inputs: Values): Promise<Values> {
    if (!state) return (await this.#create(inputs, true)).getProperties().toJavaScript();
    const { id, inputs: old, outputs } = state;
    const isChanged = (await this.diff(id, outputs, inputs, old)) === "some";
    return isChanged ? this.#update(id, outputs, inputs, old, true) : outputs;
  }

  async diff(
    id: string,
    olds: Values,
    news: Values,
    oldInputs: Values,
  ): Promise<"none" | "some" | "unknown"> {
    const response = await this.diffResponse(id, olds, news, oldInputs);
    return (["unknown", "none", "some"] as const)[response.getChanges() as 0 | 1 | 2];
  }

  /** The whole response. */
  diffResponse(id: string, olds: Values, news: Values, oldInputs: Values) {
    const request = new requests.DiffRequest().setUrn(this.#urn).setId(id);
    request.setOlds(Struct.fromJavaScript(olds)).setNews(Struct.fromJavaScript(news));
    return this.call("diff", request.setOldInputs(Struct.fromJavaScript(oldInputs)));
  }

  async create(properties: Values): Promise<{ id: string; properties: Values }> {
    const response = await this.#create(properties, false);
    return { id: response.getId(), properties: response.getProperties().toJavaScript() };
  }

  #create(properties: Values, isPreview: boolean) {
    const request = new requests.CreateRequest().setUrn(this.#urn).setPreview(isPreview);
    request.setTimeout(this.timeout).setProperties(Struct.fromJavaScript(properties));
    return this.call("create", request);
  }

  update(id: string, olds: Values, news: Values, oldInputs: Values): Promise<Values> {
    return this.#update(id, olds, news, oldInputs, false);
  }

  async #update(id: string, olds: Values, news: Values, oldInputs: Values, isPreview: boolean) {
    const request = new requests.UpdateRequest().setUrn(this.#urn).setId(id).setPreview(isPreview);
    request.setOlds(Struct.fromJavaScript(olds)).setNews(Struct.fromJavaScript(news));
    request.setTimeout(this.timeout).setOldInputs(Struct.fromJavaScript(oldInputs));
    return (await this.call("update", request)).getProperties().toJavaScript();
  }

  async read(id: string, properties: Values): Promise<{ id: string; properties: Values }> {
    const request = new requests.ReadRequest().setUrn(this.#urn).setId(id);
    const response = await this.call("read", request.setProperties(Struct.fromJavaScript(properties)));
    return { id: response.getId(), properties: response.getProperties().toJavaScript() };
  }

  async delete(id: string, properties: Values): Promise<void> {
    const request = new requests.DeleteRequest().setUrn(this.#urn).setId(id);
    await this.call("delete", request.setProperties(Struct.fromJavaScript(properties)));
  }

  async invoke(token: string, args: Values): Promise<{ result: Values; failures: string[] }> {
    const request = new requests.InvokeRequest().setTok(token).setArgs(Struct.fromJavaScript(args));
    const response = await this.call("invoke", request);
    const failures = response.getFailuresList().map((failure: CheckFailure) => failure.getReason());
    return { result: response.getReturn()?.toJavaScript(), failures };
  }

  async checkConfig(news: Values): Promise<{ inputs: Values; failures: string[] }> {
    const response = await this.call(
      "checkConfig",
      new requests.CheckRequest().setNews(Struct.fromJavaScript(news)),
    );
    const failures = response.getFailuresList().map((failure: CheckFailure) => failure.getReason());
    return { inputs: response.getInputs().toJavaScript(), failures };
  }

  async schema(): Promise<string> {
    return (await this.call("getSchema", new requests.GetSchemaRequest())).getSchema();
  }

  cancel(): Promise<unknown> {
    return this.call("cancel", new Empty());
  }

  // biome-ignore lint/suspicious/noExplicitAny: see #client
  call(method: string, request: unknown): Promise<any> {
    return new Promise((done, fail) =>
      this.#client[method](request, (error: Grpc.ServiceError | null, response: unknown) =>
        error ? fail(error) : done(response),
      ),
    );
  }

  [Symbol.dispose](): void {
    this.#client.close();
  }
}

/** Without what only the shell of dynamic resources adds, and without undefined values. */
const ofProgram = (news: Values) =>
  Object.fromEntries(
    Object.entries(news).filter(([name, value]) => !name.startsWith("__") && value !== undefined),
  );
