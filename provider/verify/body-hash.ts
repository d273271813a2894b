import { createHash } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";

/** The maximum size of a body that is read, in bytes. Reading more would take too long for a deployment. */
export const LARGEST_BODY = 64 * 1024 * 1024;

/**
 * The first 16 hex digits of a body's SHA-256. The body is not kept in memory. If it is too large to read, the hash is
 * that in the response's headers; undefined if they have none.
 */
export async function hashOfBody(response: IncomingMessage): Promise<string | undefined> {
  if (Number(response.headers["content-length"]) > LARGEST_BODY) {
    response.destroy();
    return hashInHeaders(response.headers);
  }
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Leaving the loop closes the connection.
    if (size > LARGEST_BODY) return hashInHeaders(response.headers);
    hash.update(chunk);
  }
  return hash.digest("hex").slice(0, 16);
}

/** The SHA-256 in the response's headers (RFC 9530, and the older RFC 3230). OSS sends only MD5 and CRC-64. */
function hashInHeaders(headers: IncomingHttpHeaders): string | undefined {
  const names = ["repr-digest", "content-digest", "digest"];
  const [digest] = names.flatMap((name) => {
    const [, base64] = /\bsha-256=:?([\w+/]{43}=)/i.exec(String(headers[name] ?? "")) ?? [];
    return base64 ?? [];
  });
  return digest && Buffer.from(digest, "base64").toString("hex").slice(0, 16);
}
