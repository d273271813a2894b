import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

/** How a host of static sites finds the file of a URL path: the first of these that there is. */
const KINDS = {
  files: (path: string) => [path.endsWith("/") ? `${path}index.html` : path],
  cleanUrls: (path: string) => [path, `${path}.html`, `${path}/index.html`, `${path}index.html`],
  app: (path: string) => [path, "/index.html"],
};

/** A host of a static site; `folder` may be set after it has started. */
export async function siteServer(kind: keyof typeof KINDS) {
  const site = { folder: "", url: "", [Symbol.dispose]: () => void server.close().closeAllConnections() };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "", "http://site").pathname);
    const files = KINDS[kind](path).map((name) => join(site.folder, name));
    const file = files.find((name) => statSync(name, { throwIfNoEntry: false })?.isFile());
    response.statusCode = file ? 200 : 404;
    response.end(file && readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  site.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return site;
}
