import fresh from "fresh";
import { byteRange } from "./byte-range";
import type { Copy } from "./copy";
import { type EdgeRequest, type EdgeResponse, field, type HeaderFields } from "./http";

/** The response from a copy: the whole body, a 304, or the requested range. */
export function deliver(copy: Copy, request: EdgeRequest): EdgeResponse {
  const headers = clientHeaders(copy);
  if (copy.status !== 200) return { status: copy.status, headers, body: copy.body };
  if (fresh(request.headers, { etag: headers.etag, "last-modified": headers["last-modified"] })) {
    const { "content-length": _, "content-type": __, "content-encoding": ___, ...rest } = headers;
    return { status: 304, headers: rest, body: Buffer.alloc(0) };
  }
  return part(copy.body, { ...headers, "accept-ranges": "bytes" }, request);
}

function clientHeaders({ policy, headers, savedAt }: Copy): HeaderFields {
  const saved = new Date(savedAt).toUTCString();
  return {
    ...policy.responseHeaders(),
    // The policy may have read the site's TTL here.
    "cache-control": headers["cache-control"],
    "content-length": undefined,
    // A cache leaves Date as it was (RFC 9111, 5.1): Age is counted from it.
    date: headers.date ?? saved,
    "x-swift-savetime": saved,
    "x-swift-cachetime": String(Math.floor(policy.maxAge())),
  };
}

function part(body: Buffer, headers: HeaderFields, request: EdgeRequest): EdgeResponse {
  const size = body.length;
  const range = sameObject(headers, request) ? byteRange(field(request.headers, "range"), size) : undefined;
  if (range === undefined) return { status: 200, headers, body };
  if (range === "unsatisfiable") {
    return { status: 416, headers: { "content-range": `bytes */${size}` }, body: Buffer.alloc(0) };
  }
  const { first, last } = range;
  return {
    status: 206,
    headers: { ...headers, "content-range": `bytes ${first}-${last}/${size}` },
    body: body.subarray(first, last + 1),
  };
}

/** If-Range: a range is only useful for the client if the object has not changed. */
function sameObject(headers: HeaderFields, request: EdgeRequest): boolean {
  const known = request.headers["if-range"];
  return known === undefined || known === headers.etag || known === headers["last-modified"];
}
