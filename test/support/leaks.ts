import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A secret in a forbidden place: its name, and the file or output. */
export interface Leak {
  readonly secret: string;
  readonly where: string;
}

/** Looks for secrets, by name, in all files of a folder and in some texts, by name. Links are not followed. */
export function leaksIn(
  folder: string,
  texts: Readonly<Record<string, string>>,
  secrets: Readonly<Record<string, string>>,
): Leak[] {
  const wanted = Object.entries(secrets).flatMap(([secret, value]) =>
    formsOf(value).map((form) => ({ secret, form: Buffer.from(form) })),
  );
  const found = new Map<string, Leak>();
  const search = (where: string, content: Buffer) => {
    for (const { secret, form } of wanted)
      if (content.includes(form)) found.set(`${secret} ${where}`, { secret, where });
  };
  for (const file of filesIn(folder)) search(file.slice(folder.length + 1), readFileSync(file));
  for (const [name, text] of Object.entries(texts)) search(name, Buffer.from(text));
  return [...found.values()];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const kind = lstatSync(path);
    return kind.isDirectory() ? filesIn(path) : kind.isFile() ? [path] : [];
  });
}

/** A secret in plain text, URL-encoded once and twice, and in base64, also as a part of a longer text. */
function formsOf(secret: string): string[] {
  const plain = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    fullyEncoded(secret),
  ];
  const all = [...plain, ...plain.map(encodeURIComponent)];
  return [...new Set([...all, ...plain.flatMap(base64Forms)])];
}

const fullyEncoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** Base64 of the bytes in both alphabets, without the characters that depend on the text around it. */
function base64Forms(text: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString("base64");
    const inner = whole.slice(before === 0 ? 0 : 4);
    return [inner, inner.replaceAll("+", "-").replaceAll("/", "_")];
  });
}
