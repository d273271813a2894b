import type { IncomingHttpHeaders } from "node:http";

const LOCAL = ["127.0.0.1", "localhost", "[::1]"];

/**
 * Whether a request to the control API comes from this machine's own programs: a page in a browser cannot reach it,
 * neither directly (Origin) nor through a name it made point here (Host).
 */
export function isLocal({ host, origin }: IncomingHttpHeaders): boolean {
  return isLocalUrl(`http://${host ?? ""}`) && (origin === undefined || isLocalUrl(origin));
}

function isLocalUrl(text: string): boolean {
  return URL.canParse(text) && LOCAL.includes(new URL(text).hostname);
}
