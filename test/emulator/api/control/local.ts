import type { IncomingHttpHeaders } from "node:http";

const LOCAL = ["127.0.0.1", "localhost", "[::1]"];

/**
 * Whether a request to the control API comes from a program on this machine. Pages in a browser are refused, both
 * direct requests (Origin) and those by DNS rebinding (Host).
 */
export function isLocal({ host, origin }: IncomingHttpHeaders): boolean {
  return isLocalUrl(`http://${host ?? ""}`) && (origin === undefined || isLocalUrl(origin));
}

function isLocalUrl(text: string): boolean {
  return URL.canParse(text) && LOCAL.includes(new URL(text).hostname);
}
