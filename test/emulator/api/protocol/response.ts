import type { ServerResponse } from "node:http";
import { hostId, type Service } from "../products";
import type { ApiError } from "./errors";
import { type ResponseValue, xmlElement } from "./xml";

/** What goes back over the wire. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A response that writes itself. */
export type Takeover = (response: ServerResponse) => void;

/** The parts of the request on which the response depends. */
export interface ResponseContext {
  readonly requestId: string;
  readonly format: "JSON" | "XML";
  readonly action: string;
  readonly service: Service | undefined;
}

export type ResponseBody = { readonly [name: string]: ResponseValue };

export function success(context: ResponseContext, body: ResponseBody): HttpResponse {
  const whole = { RequestId: context.requestId, ...body };
  return write(context, 200, `${context.action}Response`, whole);
}

export function failure(context: ResponseContext, error: ApiError): HttpResponse {
  const { requestId } = context;
  const query = new URLSearchParams({ q: error.code, product: context.service ?? "", requestId });
  const body = {
    RequestId: requestId,
    HostId: hostId(context.service),
    Code: error.code,
    Message: error.message,
    Recommend: `https://api.alibabacloud.com/troubleshoot?${query}`,
  };
  return write(context, error.status, "Error", body);
}

function write(context: ResponseContext, status: number, root: string, value: ResponseBody): HttpResponse {
  const json = context.format === "JSON";
  const body = json
    ? JSON.stringify(value)
    : `<?xml version="1.0" encoding="UTF-8"?>${xmlElement(root, value)}`;
  const headers = {
    "content-type": json ? "application/json;charset=utf-8" : "text/xml;charset=utf-8",
    "x-acs-request-id": context.requestId,
    "x-acs-trace-id": context.requestId.replaceAll("-", "").toLowerCase(),
  };
  return { status, headers, body };
}
