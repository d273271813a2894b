import type * as library from "@alicloud/credentials";
import type { Keys } from "../rpc/connection";
import { isLoopback, parseUrl } from "../rpc/url";
import { redactDebugLines } from "../secrets/debug-lines";
import { type KeySource, keySource, NoKeys } from "./keys";

type Library = typeof library;

/** A provider of the vendor's library, which renews temporary keys before they expire. */
interface VendorProvider {
  getCredentials(): Promise<Keys>;
}

/** The keys of the RAM role of an ECS instance, from its metadata service. */
export function ecsRamRole(name: string): KeySource {
  return fromLibrary(`the ECS RAM role ${name}`, ({ ECSRAMRoleCredentialsProvider }) =>
    ECSRAMRoleCredentialsProvider.builder().withRoleName(name).build(),
  );
}

/** The keys that a local service returns. Throws if another machine would send them in plain text. */
export function credentialsUri(uri: string): KeySource {
  const { protocol, hostname } = parseUrl(uri) ?? {};
  if (protocol !== "https:" && !(protocol === "http:" && isLoopback(hostname ?? "")))
    throw new Error("The credentials URI must use https, or http on the local machine: it returns keys.");
  return fromLibrary("the credentials URI", ({ URICredentialsProvider }) =>
    URICredentialsProvider.builder().withCredentialsURI(uri).build(),
  );
}

/** The keys of a profile with one of the aliyun CLI's sign-in modes. The library updates the CLI's file. */
export function cliProfile(name: string): KeySource {
  return fromLibrary(
    `the profile ${name}`,
    ({ CLIProfileCredentialsProvider }) =>
      CLIProfileCredentialsProvider.builder().withProfileName(name).build(),
    "; if its sign-in has expired, sign in again with the aliyun CLI",
  );
}

/** Loads the library lazily: it is large, and most accounts do not need it. */
function fromLibrary(name: string, build: (library: Library) => VendorProvider, advice = ""): KeySource {
  let provider: VendorProvider | undefined;
  return keySource(name, async () => {
    try {
      redactDebugLines("@alicloud/credentials");
      provider ??= build(await import("@alicloud/credentials"));
      return await provider.getCredentials();
    } catch (error) {
      throw new NoKeys(name, reasonOf(error as Error, advice));
    }
  });
}

/** Only harmless parts of the library's message, which may quote files and responses that contain keys. */
function reasonOf({ message, code }: Error & { code?: string }, advice: string): string {
  if (code) return `it cannot be reached (${code})`;
  const [, status] = /httpStatus: (\d{3})/.exec(message) ?? [];
  if (status) return `it returned HTTP status ${status}`;
  if (/timeout/i.test(message)) return "it did not respond in time";
  return `it returned no keys${advice}`;
}
