/** A value in a response, in JSON or XML. */
export type ResponseValue =
  | string
  | number
  | boolean
  | readonly ResponseValue[]
  | { readonly [name: string]: ResponseValue };

/** An element. A list becomes repeated elements. */
export function xmlElement(name: string, value: ResponseValue): string {
  if (Array.isArray(value)) return value.map((item) => xmlElement(name, item)).join("");
  return `<${name}>${content(value)}</${name}>`;
}

function content(value: ResponseValue): string {
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
