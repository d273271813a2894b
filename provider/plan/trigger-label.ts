import { hash } from "../effects/hash";

/** A trigger as plans show it: in full if it is short, otherwise its beginning and a hash that keeps it distinct. */
export function triggerLabel(trigger: string): string {
  if (/^[\x21-\x7e]{1,64}$/.test(trigger)) return trigger;
  const printable = trigger.replace(/[^\x21-\x7e]+/g, " ").trim();
  return `${printable.slice(0, 32)}... (${hash(trigger)})`;
}
