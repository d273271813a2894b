import type { Proxies } from "../rpc/proxy";
import type { Setting } from "../rpc/setting";

/**
 * Reads the variables like Go programs such as @pulumi/alicloud and the Pulumi CLI (golang.org/x/net/http/httpproxy).
 */
export function proxiesFrom(environment: NodeJS.ProcessEnv): Proxies {
  const find = (name: string): Setting | undefined => {
    for (const from of [name, name.toLowerCase()]) {
      const value = environment[from]?.trim();
      if (value) return { value, from };
    }
    return undefined;
  };
  return { https: find("HTTPS_PROXY"), http: find("HTTP_PROXY"), except: find("NO_PROXY")?.value ?? "" };
}
