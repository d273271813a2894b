import { createRequire } from "node:module";
import { format } from "node:util";
import { redacted } from "./redact";

/** The part of the package `debug` that prints a line. */
interface Debug {
  log(this: unknown, ...line: unknown[]): void;
  isRedacted?: boolean;
}

/**
 * With DEBUG=httpx:* in the environment, the HTTP client of the vendor's package prints whole requests and answers,
 * which the host shows as errors of the resource. This removes the keys from them.
 */
export function redactDebugLines(vendorPackage: string): void {
  if (!process.env.DEBUG) return;
  const fromVendor = createRequire(require.resolve(vendorPackage));
  const debug: Debug = createRequire(fromVendor.resolve("httpx"))("debug");
  if (debug.isRedacted) return;
  const { log } = debug;
  debug.log = function (...line) {
    log.call(this, redacted(format(...line)));
  };
  debug.isRedacted = true;
}
