import { deflateRawSync, inflateRawSync } from "node:zlib";

/** The engine's display compares short lines as a whole, but long ones character by character. */
const LINE = /.{1,76}/g;

/** Compresses a text into short lines. */
export function packed(text: string): string {
  const base64 = deflateRawSync(text).toString("base64");
  return (base64.match(LINE) ?? []).join("\n");
}

/** The reverse of {@link packed}. */
export function unpacked(text: string): string {
  return inflateRawSync(Buffer.from(text.replaceAll("\n", ""), "base64")).toString();
}
