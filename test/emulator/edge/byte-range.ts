/** The first and the last byte of a range, inclusive. */
interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The range of a Range header for an object of `size` bytes (RFC 9110, 14.1.2). Undefined if the whole object is to be
 * sent: without a header, with an invalid one, or with several ranges, which a server may ignore.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | "unsatisfiable" | undefined {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (from === "" && to === "") return undefined;
  if (from !== "" && to !== "" && Number(to) < Number(from)) return undefined;
  const first = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === "" || to === "" ? size - 1 : Math.min(size - 1, Number(to));
  return first > last ? "unsatisfiable" : { first, last };
}
