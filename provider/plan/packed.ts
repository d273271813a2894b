import { deflateRawSync, inflateRawSync } from "node:zlib";

/** The engine's display compares short lines with each other, and long ones character by character. */
const LINE = /.{1,76}/g;

/** A long text in the form of a shorter one of many short lines. */
export function packed(text: string): string {
  const base64 = deflateRawSync(text).toString("base64");
  return (base64.match(LINE) ?? []).join("\n");
}

/** The text that was packed. */
export function unpacked(text: string): string {
  return inflateRawSync(Buffer.from(text.replaceAll("\n", ""), "base64")).toString();
}
