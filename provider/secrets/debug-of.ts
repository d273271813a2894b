import { createRequire } from "node:module";

/** The part of the package `debug` that prints a line. */
interface Debug {
  log(this: unknown, ...line: unknown[]): void;
  isRedacted?: boolean;
}

/** The copy of the package `debug` that the HTTP client of the vendor's package uses. */
export function debugOf(vendorPackage: string): Debug {
  const fromVendor = createRequire(require.resolve(vendorPackage));
  return createRequire(fromVendor.resolve("httpx"))("debug");
}
