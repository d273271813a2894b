import { hide } from "../secrets/redact";
import { isWithoutProxy } from "./no-proxy";
import type { Setting } from "./setting";
import { parseUrl } from "./url";

/** The proxies that the environment defines. */
export interface Proxies {
  /** For https endpoints. */
  readonly https: Setting | undefined;
  /** For plain http endpoints. */
  readonly http: Setting | undefined;
  /** NO_PROXY: what is called without a proxy. */
  readonly except: string;
}

/** The proxy through which an endpoint is called. */
export interface ProxyServer {
  /** Without user name and password. */
  readonly url: string;
  /** The variable that names it. */
  readonly from: string;
  /** The Proxy-Authorization header, if the proxy's URL has a user name or a password. */
  readonly authorization: string | undefined;
}

/** The proxy for an endpoint, if there is one. Throws if the variable is invalid, without quoting its value. */
export function proxyFor(endpoint: string, { https, http, except }: Proxies): ProxyServer | undefined {
  const url = new URL(endpoint);
  const setting = url.protocol === "https:" ? https : http;
  if (!setting || isWithoutProxy(url, except)) return undefined;
  const { value, from } = setting;
  const proxy = parseUrl(value.includes("://") ? value : `http://${value}`);
  if (!proxy || !/^https?:$/.test(proxy.protocol)) {
    throw new Error(
      `${from} must be the URL of an HTTP proxy, such as http://proxy.example.com:3128; ` +
        `to call ${url.hostname} without a proxy, add it to NO_PROXY.`,
    );
  }
  return { url: proxy.origin, from, authorization: authorizationOf(proxy) };
}

function authorizationOf({ username, password }: URL): string | undefined {
  if (!username && !password) return undefined;
  const pair = `${decoded(username)}:${decoded(password)}`;
  for (const secret of [password, decoded(password), pair]) hide(secret);
  return `Basic ${Buffer.from(pair).toString("base64")}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
