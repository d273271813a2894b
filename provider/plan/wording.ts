/** 1234567 as 1,234,567. */
export function counted(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A count with its noun: "1 file", "2 files". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${counted(count)} ${count === 1 ? one : many}`;
}

/** Longer texts, such as URLs, are cut in messages. */
const LONGEST = 200;

export const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text);

/** A list of texts, up to `most` of them: "a, b and 3 more". */
export function named(texts: readonly string[], most: number): string {
  const more = texts.length - most;
  const first = texts.slice(0, most).map(cut);
  if (more > 0) return `${first.join(", ")} and ${counted(more)} more`;
  return first.length < 2 ? first.join() : `${first.slice(0, -1).join(", ")} and ${first.at(-1)}`;
}
