import type { How, Tell } from "../effects/tell";
import { redacted } from "../secrets/redact";

/** The engine's address, an argument of the host process. Undefined outside a host. */
const [, , engineAddress] = process.argv;

/** Shows messages for a resource in the Pulumi CLI. A message that cannot be shown is not an error. */
export function tellAbout(urn: string | undefined): Tell {
  return async (message, how = {}) => {
    if (urn && engineAddress?.includes(":")) await log(engineAddress, urn, message, how);
  };
}

async function log(
  engine: string,
  urn: string,
  message: string,
  { severity, ephemeral = false }: How,
): Promise<void> {
  // Loaded lazily, since most runs show nothing.
  const { pulumiRpc } = await import("../effects/pulumi-rpc.js");
  const { credentials }: Grpc = pulumiRpc("@grpc/grpc-js");
  const { EngineClient }: typeof import("@pulumi/pulumi/proto/engine_grpc_pb") =
    pulumiRpc("./proto/engine_grpc_pb");
  const { LogRequest, LogSeverity }: typeof import("@pulumi/pulumi/proto/engine_pb") =
    pulumiRpc("./proto/engine_pb");
  const request = new LogRequest().setMessage(redacted(message)).setUrn(urn).setEphemeral(ephemeral);
  request.setSeverity(severity === "warning" ? LogSeverity.WARNING : LogSeverity.INFO);
  const client = new EngineClient(engine, credentials.createInsecure());
  await new Promise<void>((resolve) => client.log(request, () => resolve()));
  client.close();
}

interface Grpc {
  readonly credentials: { createInsecure(): never };
}
