import { findOperation } from "./operations";
import type { Operation } from "./operations/operation";
import { type Service, serviceOfVersion } from "./products";
import { isV3 } from "./protocol/credentials";
import { documented, missing } from "./protocol/errors";
import type { ApiRequest } from "./protocol/request";

/** What a request asks for. */
export interface Target {
  readonly action: string;
  readonly service: Service | undefined;
  /** The default is XML with the older signature, and JSON with the newer one. */
  readonly format: "JSON" | "XML";
}

export function describe(request: ApiRequest): Target {
  const action = named(request, "Action");
  const service = findOperation(action)?.service ?? serviceOfVersion(named(request, "Version"));
  const format = (request.parameters.get("Format") || (isV3(request) ? "JSON" : "XML")).toUpperCase();
  return { action, service, format: format === "JSON" ? "JSON" : "XML" };
}

/** The requested operation. Throws the service's error if it does not exist. */
export function route(request: ApiRequest): Operation {
  if (request.method !== "GET" && request.method !== "POST") throw documented("UnsupportedHTTPMethod");
  if (request.path !== "/") throw documented("InvalidAction.NotFound");
  const action = named(request, "Action");
  const version = named(request, "Version");
  if (action === "") throw missing("Action");
  if (version === "") throw missing("Version");
  const service = serviceOfVersion(version);
  if (service === undefined) throw documented("InvalidVersion");
  const operation = findOperation(action);
  if (operation?.service !== service) throw documented("InvalidAction.NotFound");
  // "Specified api is not found, please check your url and method."
  if ((operation.method ?? request.method) !== request.method) throw documented("InvalidAction.NotFound");
  return operation;
}

/** With the newer signature, action and version are in headers. */
function named(request: ApiRequest, name: "Action" | "Version"): string {
  const header = isV3(request) ? request.headers[`x-acs-${name.toLowerCase()}`] : undefined;
  return (typeof header === "string" && header) || request.parameters.get(name) || "";
}
