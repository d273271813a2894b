import { createHash } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";

/** What is read of a body at the most, in bytes: more takes longer than a deployment should. */
export const LARGEST_BODY = 64 * 1024 * 1024;

/** The first 16 hex digits of a body's SHA-256. Nothing of the body is kept. Undefined: it is too large to tell. */
export async function hashOfBody(response: IncomingMessage): Promise<string | undefined> {
  if (Number(response.headers["content-length"]) > LARGEST_BODY) {
    response.destroy();
    return toldHash(response.headers);
  }
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Leaving the loop ends the connection.
    if (size > LARGEST_BODY) return toldHash(response.headers);
    hash.update(chunk);
  }
  return hash.digest("hex").slice(0, 16);
}

/** A body's SHA-256 as the answer itself tells it (RFC 9530, and RFC 3230 before it); OSS tells MD5 and CRC-64 alone. */
function toldHash(headers: IncomingHttpHeaders): string | undefined {
  const names = ["repr-digest", "content-digest", "digest"];
  const [digest] = names.flatMap((name) => {
    const [, base64] = /\bsha-256=:?([\w+/]{43}=)/i.exec(String(headers[name] ?? "")) ?? [];
    return base64 ?? [];
  });
  return digest && Buffer.from(digest, "base64").toString("hex").slice(0, 16);
}
