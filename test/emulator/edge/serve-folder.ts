import { createHash } from "node:crypto";
import { extname } from "node:path";
import fresh from "fresh";
import { lookup } from "mrmime";
import type { Clock } from "../clock";
import { type FoundFile, fileInFolder } from "./file-in-folder";
import type { HeldFolder } from "./held-folder";
import { type EdgeRequest, type EdgeResponse, field, type HeaderFields, textResponse } from "./http";
import type { Origin } from "./origin";

/** Headers that the origin adds for a file, by URL path and site. undefined removes a header. */
export type ExtraHeaders = (path: string, site: string) => Record<string, string | undefined>;

/** A static web server: ETag by content, Last-Modified, index.html for directories. */
export function serveFolder(
  folder: HeldFolder,
  clock: Clock,
  extraHeaders: ExtraHeaders = () => ({}),
): Origin {
  return {
    fetch: (request) => serve(folder.path, clock, extraHeaders, request),
    close: () => folder.release(),
  };
}

async function serve(
  folder: string,
  clock: Clock,
  extraHeaders: ExtraHeaders,
  request: EdgeRequest,
): Promise<EdgeResponse> {
  const { pathname, hostname, search } = request.url;
  if (request.method !== "GET" && request.method !== "HEAD") {
    return textResponse(405, "The origin is a folder: it serves GET and HEAD.", { allow: "GET, HEAD" });
  }
  const found = await fileInFolder(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
  const date = new Date(clock.now()).toUTCString();
  if (found === undefined) return textResponse(404, `No file at ${pathname}`, { date });
  if (found === "directory") {
    return textResponse(302, "It is a directory.", { date, location: `${pathname}/${search}` });
  }
  const headers: HeaderFields = { date, ...fileHeaders(found), ...extraHeaders(pathname, hostname) };
  const known = { etag: field(headers, "etag"), "last-modified": field(headers, "last-modified") };
  if (fresh(request.headers, known)) return { status: 304, headers, body: Buffer.alloc(0) };
  return { status: 200, headers, body: found.body };
}

function fileHeaders({ path, body, modified }: FoundFile): HeaderFields {
  const type = lookup(extname(path)) ?? "application/octet-stream";
  return {
    "content-type": /^text\/|javascript$|json$/.test(type) ? `${type}; charset=utf-8` : type,
    etag: `"${createHash("sha256").update(body).digest("hex").slice(0, 32)}"`,
    "last-modified": modified.toUTCString(),
  };
}
