import type * as library from "@alicloud/credentials";
import type { Keys } from "../rpc/connection";
import { isLoopback, parseUrl } from "../rpc/url";
import { redactDebugLines } from "../secrets/debug-lines";
import { type KeySource, keySource, NoKeys } from "./keys";

type Library = typeof library;

/** What the vendor's library makes: it holds its keys, and renews temporary ones before they expire. */
interface VendorProvider {
  getCredentials(): Promise<Keys>;
}

/** The keys that the metadata service of an ECS instance gives for its RAM role. */
export function ecsRamRole(name: string): KeySource {
  return fromLibrary(`the ECS RAM role ${name}`, ({ ECSRAMRoleCredentialsProvider }) =>
    ECSRAMRoleCredentialsProvider.builder().withRoleName(name).build(),
  );
}

/** The keys that a local service gives. Throws when they would come in plain text from another machine. */
export function credentialsUri(uri: string): KeySource {
  const { protocol, hostname } = parseUrl(uri) ?? {};
  if (protocol !== "https:" && !(protocol === "http:" && isLoopback(hostname ?? "")))
    throw new Error("The credentials URI must use https, or http on the local machine: it returns keys.");
  return fromLibrary("the credentials URI", ({ URICredentialsProvider }) =>
    URICredentialsProvider.builder().withCredentialsURI(uri).build(),
  );
}

/** The keys that the aliyun CLI's own ways of signing in give; the library keeps the CLI's file up to date. */
export function cliProfile(name: string): KeySource {
  return fromLibrary(`the profile ${name}`, ({ CLIProfileCredentialsProvider }) =>
    CLIProfileCredentialsProvider.builder().withProfileName(name).build(),
  );
}

/** The library is large, and most accounts do without: it is loaded when it is needed. */
function fromLibrary(name: string, build: (library: Library) => VendorProvider): KeySource {
  let provider: VendorProvider | undefined;
  return keySource(name, async () => {
    try {
      redactDebugLines("@alicloud/credentials");
      provider ??= build(await import("@alicloud/credentials"));
      return await provider.getCredentials();
    } catch (error) {
      throw new NoKeys(name, reasonOf(error as Error));
    }
  });
}

/** The library's messages quote files and answers with the keys in them: only harmless parts are taken over. */
function reasonOf({ message, code }: Error & { code?: string }): string {
  if (code) return `it cannot be reached (${code})`;
  const [, status] = /httpStatus: (\d{3})/.exec(message) ?? [];
  if (status) return `it answered with HTTP status ${status}`;
  if (/timeout/i.test(message)) return "it did not answer";
  return "it returned none; if its sign-in has expired, sign in again with the aliyun CLI";
}
