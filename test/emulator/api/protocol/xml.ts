/** A value in an answer, in JSON or XML. */
export type AnswerValue =
  | string
  | number
  | boolean
  | readonly AnswerValue[]
  | { readonly [name: string]: AnswerValue };

/** An element. A list becomes repeated elements. */
export function xmlElement(name: string, value: AnswerValue): string {
  if (Array.isArray(value)) return value.map((item) => xmlElement(name, item)).join("");
  return `<${name}>${content(value)}</${name}>`;
}

function content(value: AnswerValue): string {
  if (typeof value !== "object") return escapeText(String(value));
  return Object.entries(value)
    .map(([name, child]) => xmlElement(name, child))
    .join("");
}

/** Characters that XML 1.0 does not allow, even escaped, become replacement characters. */
function escapeText(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones XML forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
  );
}
