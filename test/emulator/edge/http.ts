/** HTTP headers by lower-case name. */
export type HeaderFields = Record<string, string | string[] | undefined>;

/** A request to the edge. */
export interface EdgeRequest {
  readonly method: string;
  /** The absolute URL, parsed. */
  readonly url: URL;
  /** Path and query exactly as sent. */
  readonly target: string;
  readonly headers: HeaderFields;
  readonly body: Buffer;
}

export interface EdgeResponse {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly body: Buffer;
}

/** The maximum size of an object and of a request body, in bytes: both are kept in memory. */
export const MAX_OBJECT_BYTES = 64 * 1024 * 1024;

/** An error between client, edge and origin. */
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

/** The value of a header as one string. */
export function field(headers: HeaderFields, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}

/** The whole body of a message. Throws `error` if it is larger than `MAX_OBJECT_BYTES`. */
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
