import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { EdgeError, type EdgeRequest, type EdgeResponse, type HeaderFields, readBody } from "./http";
import type { Origin } from "./origin";

/** The timeout of an origin, in real milliseconds. */
const TIMEOUT_MS = 30_000;

const HOP_BY_HOP = ["connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"];

/** An origin that is another web server: requests are sent to `base` with the site as Host. */
export function serveUrl(base: string): Origin {
  const { protocol, hostname: host, port, pathname } = new URL(base);
  const hostname = host.replace(/^\[|\]$/g, "");
  const secure = protocol === "https:";
  // No keep-alive: a connection that the origin closes would look like an origin that is down.
  const agent = secure ? new HttpsAgent() : new HttpAgent();
  const prefix = pathname.replace(/\/$/, "");

  async function fetch({ method, url, target, headers, body }: EdgeRequest): Promise<EdgeResponse> {
    const path = prefix + target.replace(/[^!-~]+/g, (raw) => encodeURIComponent(raw));
    const sent: HeaderFields = { ...withoutHopByHop(headers), host: url.hostname };
    const options = { agent, hostname, port, method, path, headers: sent, timeout: TIMEOUT_MS };
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = (secure ? httpsRequest : httpRequest)(options, resolve);
      request.on("timeout", () => request.destroy(new EdgeError(504, "The origin did not respond in time.")));
      request.on("error", (error) => reject(asEdgeError(error)));
      request.end(body);
    });
    const tooLarge = new EdgeError(502, "The origin's response is larger than the edge holds.");
    return {
      status: message.statusCode ?? 502,
      headers: withoutHopByHop(message.headers),
      body: await readBody(message, tooLarge).catch((error) => Promise.reject(asEdgeError(error))),
    };
  }
  return { fetch, close: () => agent.destroy() };
}

function withoutHopByHop(headers: HeaderFields): HeaderFields {
  const kept = Object.entries(headers).filter(
    ([name, value]) => value !== undefined && !HOP_BY_HOP.includes(name),
  );
  return Object.fromEntries(kept);
}

function asEdgeError(error: Error & { code?: string }): EdgeError {
  if (error instanceof EdgeError) return error;
  return new EdgeError(502, `The origin cannot be reached: ${error.code ?? error.name}.`);
}
