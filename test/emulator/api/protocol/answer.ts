import type { ServerResponse } from "node:http";
import { hostId, type Service } from "../products";
import type { ApiError } from "./errors";
import { type AnswerValue, xmlElement } from "./xml";

/** What goes back over the wire. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer that writes itself. */
export type Takeover = (response: ServerResponse) => void;

/** The parts of the request on which the answer depends. */
export interface AnswerContext {
  readonly requestId: string;
  readonly format: "JSON" | "XML";
  readonly action: string;
  readonly service: Service | undefined;
}

export type AnswerBody = { readonly [name: string]: AnswerValue };

export function success(context: AnswerContext, body: AnswerBody): HttpAnswer {
  const whole = { RequestId: context.requestId, ...body };
  return write(context, 200, `${context.action}Response`, whole);
}

export function failure(context: AnswerContext, error: ApiError): HttpAnswer {
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

function write(context: AnswerContext, status: number, root: string, value: AnswerBody): HttpAnswer {
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
