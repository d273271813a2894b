/** HTTP header fields by lower-case name. */
export type HeaderFields = Record<string, string | string[] | undefined>;

/** A request as the edge reads it. */
export interface EdgeRequest {
  readonly method: string;
  /** With the site and the scheme, as a URL parser reads it. */
  readonly url: URL;
  /** Path and query just as the visitor wrote them. */
  readonly target: string;
  readonly headers: HeaderFields;
  readonly body: Buffer;
}

export interface EdgeResponse {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly body: Buffer;
}

/** Largest object, and largest request body, in bytes: everything is held in memory. */
export const MAX_OBJECT_BYTES = 64 * 1024 * 1024;

/** An answer that is not the site's own: what went wrong between client, edge and origin. */
export class EdgeError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export function textResponse(status: number, text: string, headers: HeaderFields = {}): EdgeResponse {
  return {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", ...headers },
    body: Buffer.from(`${text}\n`),
  };
}

/** The one value of a header field, whatever form it came in. */
export function field(headers: HeaderFields, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}

/** All of a message's body. Stops with `error` when it grows over `MAX_OBJECT_BYTES`. */
export async function readBody(message: AsyncIterable<Buffer>, error: EdgeError): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size > MAX_OBJECT_BYTES) throw error;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
