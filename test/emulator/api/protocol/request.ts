import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { ApiError, documented, invalid } from "./errors";

/** A request before authentication. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The pairs of the query string, decoded, in the order sent. */
  readonly query: readonly (readonly [string, string])[];
  /** The parameters of query and body. */
  readonly parameters: ReadonlyMap<string, string>;
}

const MAX_PARAMETERS = 1000;

/** Reads and parses the request. */
export async function readRequest(message: IncomingMessage, maxBodyBytes: number): Promise<ApiRequest> {
  const body = await readBody(message, maxBodyBytes);
  return parseRequest(message.method ?? "", message.url ?? "/", message.headers, body);
}

export function parseRequest(
  method: string,
  target: string,
  headers: IncomingHttpHeaders,
  body: Buffer,
): ApiRequest {
  const cut = target.indexOf("?");
  const path = cut < 0 ? target : target.slice(0, cut);
  const query = cut < 0 ? [] : [...new URLSearchParams(target.slice(cut + 1))];
  const isForm = /^application\/x-www-form-urlencoded/i.test(headers["content-type"] ?? "");
  const form = isForm ? [...new URLSearchParams(body.toString("utf8"))] : [];
  return { method, path, headers, body, query, parameters: union([...query, ...form]) };
}

/** A name with two values is refused: it is unknown which of them is meant, and signed. */
function union(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  if (pairs.length > MAX_PARAMETERS) {
    throw documented("InvalidParameter", `At most ${MAX_PARAMETERS} parameters are supported.`);
  }
  const parameters = new Map<string, string>();
  for (const [name, value] of pairs) {
    if (parameters.has(name) && parameters.get(name) !== value) throw invalid(name.slice(0, 100));
    parameters.set(name, value);
  }
  return parameters;
}

/** The whole body. One that is too large is read to its end and dropped, so that the client can read the response. */
export function readBody(message: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  let size = 0;
  message.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
    else reject(tooLarge(maxBytes));
  });
  message.once("end", () => resolve(Buffer.concat(chunks)));
  message.once("error", reject);
  message.once("close", () => {
    if (!message.complete) reject(documented("InvalidParameter", "The request body is not complete."));
  });
  return promise;
}

function tooLarge(maxBytes: number): ApiError {
  return new ApiError(413, "RequestEntityTooLarge", `The request body is larger than ${maxBytes} bytes.`);
}
