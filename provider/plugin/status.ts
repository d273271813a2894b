import type { ServiceError } from "@grpc/grpc-js";
import { InitError } from "../lifecycle/init-error";
import { Any, grpc, messages, Status, Struct } from "./grpc";
import { wrapped } from "./values";

/** The gRPC status for an error. That of an InitError carries the outputs that the engine saves in state. */
export function statusOf(error: Error): Partial<ServiceError> {
  const { message } = error;
  const code = grpc.status.UNKNOWN;
  if (!(error instanceof InitError)) return { code, details: message };
  const failed = new messages.ErrorResourceInitFailed().setId(error.id);
  failed.setProperties(Struct.fromJavaScript(wrapped(error.properties)));
  failed.setReasonsList([...error.reasons]);
  const details = new Any();
  details.pack(failed.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const status = new Status().setCode(code).setMessage(message);
  status.addDetails(details);
  const metadata = new grpc.Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
  return { code, details: message, metadata };
}
