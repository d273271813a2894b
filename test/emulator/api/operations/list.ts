import type { RefreshedProduct } from "../products";
import { documented, invalid } from "../protocol/errors";
import { KEPT_FOR } from "../tasks/store";
import { type Call, optional } from "./operation";

/** The page that a call requests. */
export function paging(call: Call, largest: number, usual = 20) {
  const page = whole(call, "PageNumber", 1, 100_000);
  const size = whole(call, "PageSize", usual, largest);
  return { page, size, slice: <T>(rows: readonly T[]) => rows.slice((page - 1) * size, page * size) };
}

/** Whether a time is between StartTime and EndTime. A call must have both or neither. */
export function period(call: Call, product: RefreshedProduct): (time: number) => boolean {
  const start = optional(call, "StartTime");
  const end = optional(call, "EndTime");
  if (start === undefined && end === undefined) return () => true;
  if (start === undefined || end === undefined) throw alone(product);
  const from = instant(start, "InvalidStartTime.Malformed");
  const to = instant(end, "InvalidEndTime.Malformed");
  if (to < from || (to === from && product === "cdn")) throw documented("InvalidEndTime.Mismatch");
  if (from < call.now - KEPT_FOR) throw documented("InvalidTime");
  const second = (time: number) => Math.floor(time / 1000) * 1000;
  return (time) => second(time) >= from && second(time) <= to;
}

/** DCDN and ESA have another code for this than CDN. */
function alone(product: RefreshedProduct): Error {
  if (product === "dcdn" || product === "esa") return documented("MissingTimeParameter");
  return documented("MissingParameter", "StartTime and EndTime can not be single.");
}

function instant(text: string, code: string): number {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw documented(code);
  return time;
}

function whole(call: Call, name: string, fallback: number, largest: number): number {
  const text = optional(call, name) ?? String(fallback);
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text) || value < 1 || value > largest) throw invalid(name);
  return value;
}
