import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { proxiesFrom } from "../../../provider/account/proxies";
import { nodeAddress } from "../../../provider/arguments/node-address";
import { LARGEST_BODY } from "../../../provider/verify/body-hash";
import { visitorWith } from "../../../provider/verify/visitor";
import { startProxy } from "../../support/proxy";
import { behindTls, trusting } from "../../support/tls";

const URL = "https://static.aliyuncs.com/a%20b/[c]?v=1";
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 16);

/** A server of a site, and the requests that it received. */
async function siteOf(listener: RequestListener) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    listener(request, response);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close().closeAllConnections());
  return { port: (server.address() as AddressInfo).port, server, asked };
}

function visitor(environment: Record<string, string> = {}) {
  const made = visitorWith({ proxies: proxiesFrom(environment) }, () => 42);
  onTestFinished(() => made[Symbol.dispose]());
  return (url: string, node?: string) => made.visit(url, node === undefined ? undefined : nodeAddress(node));
}

describe("a visit", () => {
  it("connects to the node in place of the name: Host and certificate stay the URL's", async () => {
    const site = await siteOf((_, response) => response.end("hello"));
    await using tls = await behindTls(site.port);
    using _ = trusting();
    const visit = visitor();
    const seen = await visit(URL, `127.0.0.1:${tls.port}`);
    expect(seen).toMatchObject({ status: 200, hash: sha256("hello"), receivedAt: 42 });
    expect(site.asked[0]?.url).toBe("/a%20b/[c]?v=1");
    expect(site.asked[0]?.headers.host).toBe("static.aliyuncs.com");
    expect(await visit("https://static.example.com/", `127.0.0.1:${tls.port}`)).toEqual({
      failure: "no connection (ERR_TLS_CERT_ALTNAME_INVALID)",
      isUnreachable: true,
    });
    expect(site.asked).toHaveLength(1);
  });

  it("connects to the host's own address if no node is given, and to the URL's port", async () => {
    const site = await siteOf((_, response) => response.end("hello"));
    expect(await visitor()(`http://localhost:${site.port}/`)).toMatchObject({ status: 200 });
    expect(site.asked[0]?.headers.host).toBe(`localhost:${site.port}`);
  });

  it("takes https for a URL without a scheme", async () => {
    const site = await siteOf((_, response) => response.end("hello"));
    await using tls = await behindTls(site.port);
    using _ = trusting();
    expect(await visitor()("static.aliyuncs.com/", `127.0.0.1:${tls.port}`)).toMatchObject({ status: 200 });
  });

  it("goes through the account's proxy, but for what needs none", async () => {
    const site = await siteOf((_, response) => response.end("hello"));
    await using proxy = await startProxy();
    const url = `http://static.example.com:${site.port}/`;
    const environment = { HTTP_PROXY: `http://127.0.0.1:${proxy.port}`, NO_PROXY: "other.example.com" };
    const visit = visitor(environment);
    expect(await visit(url)).toMatchObject({ status: 200, hash: sha256("hello") });
    expect(await visit(url, `127.0.0.1:${site.port}`)).toMatchObject({ status: 200 });
    expect(await visit(url, `node.example.com:${site.port}`)).toMatchObject({ status: 200 });
    expect(proxy.asked.map(({ what }) => what)).toEqual([
      `CONNECT static.example.com:${site.port}`,
      `CONNECT node.example.com:${site.port}`,
    ]);
    expect(site.asked.map(({ headers }) => headers.host)).toEqual(
      Array(3).fill(`static.example.com:${site.port}`),
    );
  });

  it("says what a proxy says, and nothing of its password", async () => {
    await using proxy = await startProxy("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    const visit = visitor({ HTTP_PROXY: `http://user:password-of-it@127.0.0.1:${proxy.port}` });
    const seen = await visit("http://static.example.com/");
    expect(seen).toMatchObject({ failure: expect.stringContaining("(HTTP_PROXY) returned 407") });
    expect(JSON.stringify(seen)).not.toContain("password-of-it");
    const misread = await visitor({ HTTP_PROXY: "socks5://user:password-of-it@x" })("http://a.example/");
    expect(misread).toMatchObject({ failure: expect.stringContaining("HTTP_PROXY must be the URL of") });
  });

  it("follows no redirect, and keeps and sends no cookie", async () => {
    const headers = { location: "https://elsewhere.example.com/", "set-cookie": "session=1" };
    const site = await siteOf((_, response) => response.writeHead(302, headers).end());
    const visit = visitor();
    const url = `http://localhost:${site.port}/`;
    expect(await visit(url)).toMatchObject({ status: 302 });
    await visit(url);
    expect(site.asked.map((request) => request.headers.cookie)).toEqual([undefined, undefined]);
  });

  it("reads no more of a body than is compared, and takes the response's own hash", async () => {
    let large: Record<string, string> = {};
    const chunk = Buffer.alloc(1024 * 1024);
    let sent = 0;
    const site = await siteOf((_, response) => {
      response.writeHead(200, large);
      const send = () => {
        while (sent < 3 * LARGEST_BODY && response.write(chunk)) sent += chunk.length;
      };
      response.on("drain", send);
      send();
    });
    const url = `http://localhost:${site.port}/`;
    const visit = visitor();
    expect(await visit(url)).toMatchObject({ status: 200, hash: undefined });
    expect(sent).toBeLessThan(2 * LARGEST_BODY);
    const digest = createHash("sha256").update("hello").digest("base64");
    const length = { "content-length": String(10 * LARGEST_BODY) };
    for (const field of ["repr-digest", "content-digest"]) {
      large = { ...length, [field]: `md5=:YQ==:, sha-256=:${digest}:` };
      expect(await visit(url)).toMatchObject({ hash: sha256("hello") });
    }
    large = { ...length, digest: `SHA-256=${digest}` };
    expect(await visit(url)).toMatchObject({ hash: sha256("hello") });
    // The hashes that OSS sends with an object are not SHA-256.
    large = { ...length, etag: '"5D41402ABC4B2A76B9719D911017C592"', "x-oss-hash-crc64ecma": "1" };
    expect(await visit(url)).toMatchObject({ hash: undefined });
  });

  it("says why there was no response", async () => {
    const site = await siteOf((request, response) => {
      if (request.url === "/cut") response.writeHead(200, { "content-length": "100" }).write("half");
      response.socket?.end();
    });
    const visit = visitor();
    const failure = async (url: string, node?: string) => {
      const seen = await visit(url, node);
      return "failure" in seen ? seen.failure : seen.status;
    };
    expect(await failure(`http://localhost:${site.port}/cut`)).toBe("no complete response (ECONNRESET)");
    expect(await failure(`http://localhost:${site.port}/none`)).toBe("no complete response (ECONNRESET)");
    expect(await failure("http://static.example.com/", "127.0.0.1:1")).toBe("no connection (ECONNREFUSED)");
    expect(await failure(`https://static.example.com/`, `127.0.0.1:${site.port}`)).toMatch(
      /^no connection \(E/,
    );
  });

  it("leaves no connection open", async () => {
    const site = await siteOf((_, response) => response.end("hello"));
    const made = visitorWith({ proxies: proxiesFrom({}) }, () => 0);
    await made.visit(`http://localhost:${site.port}/`, undefined);
    const open = () => new Promise((resolve) => site.server.getConnections((_, count) => resolve(count)));
    expect(await open()).toBe(1);
    made[Symbol.dispose]();
    await vi.waitFor(async () => expect(await open()).toBe(0));
  });
});
