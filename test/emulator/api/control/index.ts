import type { IncomingMessage } from "node:http";
import { z } from "zod";
import type { Feed } from "../../watch/feed";
import { pageFile } from "../../watch/page-file";
import { ApiError } from "../protocol/errors";
import { readBody } from "../protocol/request";
import type { HttpResponse, Takeover } from "../protocol/response";
import { isLocal } from "./local";
import { openApi } from "./openapi";
import type { Route } from "./route";

const PREFIX = "/_emulator/";

/** Whether a request is for the control API or its page, not for the vendor's API. */
export const isControl = ({ url = "" }: IncomingMessage) => /^\/_emulator(?:[/?]|$)/.test(url);

/** Handles requests to the control API, which use JSON, and to the page. */
export function control(routes: Readonly<Record<string, Route>>, feed: Feed, maxBodyBytes: number) {
  return async (message: IncomingMessage): Promise<HttpResponse | Takeover> => {
    const { method = "", url = "" } = message;
    if (!isLocal(message.headers)) return json(403, { error: "The control API serves local requests only." });
    const [path = "", query = ""] = url.split(/\?(.*)/s, 2);
    if (!path.startsWith(PREFIX)) return { status: 308, headers: { location: PREFIX }, body: "" };
    const name = path.slice(PREFIX.length);
    const values = Object.fromEntries(new URLSearchParams(query));
    if (method === "GET" && name === "events") return watch(feed, values.site);
    if (method === "GET" && name === "openapi.json") return json(200, openApi(PREFIX, routes));
    const key = `${method} ${name}`;
    const route = Object.hasOwn(routes, key) ? routes[key] : undefined;
    if (route === undefined) {
      const file = method === "GET" || method === "HEAD" ? await pageFile(name) : undefined;
      return file ?? json(404, { error: `There is no ${method} ${path}.` });
    }
    try {
      const input = method === "GET" || !route.takes ? values : await readJson(message, maxBodyBytes);
      return json(200, (await route.run(input)) ?? {});
    } catch (error) {
      return problem(error);
    }
  };
}

function watch(feed: Feed, site: string | undefined): HttpResponse | Takeover {
  if (feed.isFull) return json(503, { error: "Too many watch already." });
  return (response) => feed.open(response, site);
}

async function readJson(message: IncomingMessage, maxBytes: number): Promise<unknown> {
  const text = (await readBody(message, maxBytes)).toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    throw new RangeError("body: expected JSON");
  }
}

function problem(error: unknown): HttpResponse {
  if (error instanceof z.ZodError) return json(400, { error: z.prettifyError(error) });
  if (error instanceof ApiError) return json(error.status, { error: error.message });
  if (error instanceof RangeError) return json(400, { error: error.message });
  return json(500, { error: "The emulator failed to respond." });
}

function json(status: number, value: unknown): HttpResponse {
  const headers = { "content-type": "application/json;charset=utf-8", "cache-control": "no-store" };
  return { status, headers, body: JSON.stringify(value) };
}
