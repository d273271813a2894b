import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { vi } from "vitest";
import { keyOf, TOKEN } from "./caller";

/** A server on 127.0.0.1 that gives keys as an ECS instance's metadata service and a credentials URI do. */
export interface KeyServer {
  readonly url: string;
  /** How often each path was requested. */
  readonly asked: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** `names` are the keys, by path; `end` is when they expire, ms since the epoch. */
export async function startKeyServer(
  names: Readonly<Record<string, string>>,
  end: () => number = () => Date.now() + 6 * 60 * 60_000,
): Promise<KeyServer> {
  const asked = new Map<string, number>();
  const server = http.createServer(({ url = "", method }, response) => {
    asked.set(url, (asked.get(url) ?? 0) + 1);
    const { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret } = keyOf(names[url] ?? "");
    const Expiration = new Date(end()).toISOString();
    const keys = { Code: "Success", AccessKeyId, AccessKeySecret, SecurityToken: TOKEN, Expiration };
    const body = method === "PUT" ? "metadata-token" : JSON.stringify(keys);
    response.writeHead(method === "PUT" || url in names ? 200 : 404).end(body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  // The library knows the metadata service by a fixed address.
  const request = http.request;
  const redirected = (options: http.RequestOptions) =>
    request(options.host === "100.100.100.200" ? { ...options, host: "127.0.0.1", port } : options);
  const spy = vi.spyOn(http, "request").mockImplementation(redirected as typeof request);
  const close = async () => {
    spy.mockRestore();
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${port}`, asked, close };
}
