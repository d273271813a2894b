import { hide } from "../secrets/redact";
import { isWithoutProxy } from "./no-proxy";
import type { Setting } from "./setting";
import { parseUrl } from "./url";

/** The proxies of an environment. */
export interface Proxies {
  /** For https endpoints. */
  readonly https: Setting | undefined;
  /** For plain http endpoints. */
  readonly http: Setting | undefined;
  /** What is called without one. */
  readonly except: string;
}

/** A proxy that an endpoint is called through. */
export interface ProxyServer {
  /** Without user name and password. */
  readonly url: string;
  /** The variable that names it. */
  readonly from: string;
  /** The header for a proxy that wants a user name and a password. */
  readonly authorization: string | undefined;
}

/** The proxy of an endpoint's base URL, if it has one. Throws when the variable is not understood, without its value. */
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
