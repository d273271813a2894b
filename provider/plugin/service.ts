import type { ServerUnaryCall, sendUnaryData, UntypedServiceImplementation } from "@grpc/grpc-js";
import type * as Messages from "@pulumi/pulumi/proto/provider_pb";
import type { ResourceProvider } from "../lifecycle/provider-methods";
import { typeIn } from "../lifecycle/urn";
import type { Change } from "./changed";
import { invoked } from "./functions";
import { Empty, messages, PluginInfo, Struct } from "./grpc";
import { Operations } from "./operations";
import { Resource } from "./resource";
import { schema } from "./schema";
import { checkedConfig, configOf } from "./settings";
import { statusOf } from "./status";
import { unwrapped, type Values, wrapped } from "./values";

/** The gRPC service that the engine calls, with the providers by resource type. */
export function pluginService(
  resources: ReadonlyMap<string, ResourceProvider>,
): UntypedServiceImplementation {
  const operations = new Operations();
  const resource = (urn: string) => {
    const type = typeIn(urn) ?? "";
    const provider = resources.get(type);
    if (!provider)
      throw new Error(
        `${type} is not a resource of this plugin; the resources are ${[...resources.keys()].join(", ")}`,
      );
    return new Resource(provider, schema.outputsOf(type), urn);
  };
  return {
    handshake: unary(async () => new messages.ProviderHandshakeResponse().setAcceptSecrets(true)),
    getPluginInfo: unary(async () => new PluginInfo().setVersion(schema.version)),
    getSchema: unary(async () => new messages.GetSchemaResponse().setSchema(schema.text())),
    checkConfig: unary<Messages.CheckRequest>(async (request) => {
      const { inputs, failures } = checkedConfig(valuesIn(request.getNews()));
      return new messages.CheckResponse()
        .setInputs(structOf(inputs))
        .setFailuresList(failures.map(failureOf));
    }),
    configure: unary<Messages.ConfigureRequest>(async (request) => {
      const config = configOf(unwrapped(valuesIn(request.getArgs())).values);
      for (const provider of resources.values()) provider.configure({ config });
      return new messages.ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true);
    }),
    invoke: unary<Messages.InvokeRequest>(async (request) => {
      const outcome = await invoked(request.getTok(), valuesIn(request.getArgs()));
      const response = new messages.InvokeResponse();
      return "result" in outcome
        ? response.setReturn(structOf(outcome.result))
        : response.setFailuresList([failureOf({ property: "", ...outcome })]);
    }),
    check: unary<Messages.CheckRequest>(async (request) => {
      const [olds, news] = [valuesIn(request.getOlds()), valuesIn(request.getNews())];
      const { inputs, failures } = await resource(request.getUrn()).check(olds, news);
      return new messages.CheckResponse()
        .setInputs(structOf(inputs))
        .setFailuresList(failures.map(failureOf));
    }),
    diff: unary<Messages.DiffRequest>(async (request) => {
      const { isChanged, isReplaced, changed } = await resource(request.getUrn()).diff(
        request.getId(),
        valuesIn(request.getOlds()),
        valuesIn(request.getOldInputs()),
        valuesIn(request.getNews()),
      );
      const { DIFF_SOME, DIFF_NONE } = messages.DiffResponse.DiffChanges;
      const response = new messages.DiffResponse().setChanges(isChanged ? DIFF_SOME : DIFF_NONE);
      response.setDiffsList([...new Set(changed.map(([path]) => path.replace(/[.[].*/, "")))]);
      // The engine expects the properties that cause a replacement. Two resources never have the same plan.
      if (isReplaced) response.setReplacesList(["plan"]);
      response.setHasdetaileddiff(changed.length > 0);
      for (const [path, change] of changed) response.getDetaileddiffMap().set(path, propertyDiff(change));
      return response;
    }),
    create: unary<Messages.CreateRequest>(async (request) => {
      const { id, properties } = await operations.run(request.getTimeout(), (end) =>
        resource(request.getUrn()).create(valuesIn(request.getProperties()), {
          isPreview: request.getPreview(),
          end,
        }),
      );
      return new messages.CreateResponse().setId(id).setProperties(structOf(properties));
    }),
    update: unary<Messages.UpdateRequest>(async (request) => {
      const properties = await operations.run(request.getTimeout(), (end) =>
        resource(request.getUrn()).update(
          request.getId(),
          valuesIn(request.getOlds()),
          valuesIn(request.getOldInputs()),
          valuesIn(request.getNews()),
          { isPreview: request.getPreview(), end },
        ),
      );
      return new messages.UpdateResponse().setProperties(structOf(properties));
    }),
    read: unary<Messages.ReadRequest>(async (request) => {
      const id = request.getId();
      const properties = await resource(request.getUrn()).read(id, valuesIn(request.getProperties()));
      const response = new messages.ReadResponse().setId(id).setProperties(structOf(properties));
      return response.setInputs(structOf(wrapped(valuesIn(request.getInputs()))));
    }),
    delete: unary<Messages.DeleteRequest>(async (request) => {
      await resource(request.getUrn()).delete(request.getId(), valuesIn(request.getProperties()));
      return new Empty();
    }),
    cancel: unary(async () => {
      operations.cancel();
      return new Empty();
    }),
  };
}

function unary<Request>(handle: (request: Request) => Promise<unknown>) {
  return ({ request }: ServerUnaryCall<Request, unknown>, callback: sendUnaryData<unknown>) => {
    handle(request).then(
      (response) => callback(null, response),
      (error) => callback(statusOf(error), null),
    );
  };
}

const valuesIn = (struct: { toJavaScript(): object } | undefined) => (struct?.toJavaScript() ?? {}) as Values;
const structOf = (values: Values) => Struct.fromJavaScript(values);

const failureOf = ({ property, reason }: { property: string; reason: string }) =>
  new messages.CheckFailure().setProperty(property).setReason(reason);

function propertyDiff(change: Change) {
  const { ADD, DELETE, UPDATE } = messages.PropertyDiff.Kind;
  const kind = { add: ADD, delete: DELETE, update: UPDATE }[change];
  return new messages.PropertyDiff().setKind(kind).setInputdiff(true);
}
