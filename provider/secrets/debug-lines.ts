import { format } from "node:util";
import { debugOf } from "./debug-of";
import { redacted } from "./redact";

let areArgumentsSecret = false;

/** From now on, debug lines show nothing of requests and responses, which contain secret arguments. */
export function concealDebugLines(): void {
  areArgumentsSecret = true;
}

/**
 * With DEBUG=httpx:* in the environment, the HTTP client of the vendor's package prints whole requests and responses,
 * which the host shows as errors of the resource. This removes the keys from them.
 */
export function redactDebugLines(vendorPackage: string): void {
  if (!process.env.DEBUG) return;
  const debug = debugOf(vendorPackage);
  if (debug.isRedacted) return;
  const { log } = debug;
  debug.log = function (...line) {
    log.call(this, areArgumentsSecret ? "httpx [secret]" : redacted(format(...line)));
  };
  debug.isRedacted = true;
}
