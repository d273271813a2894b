/** What must not leave the process, in all encodings, and what is shown instead. */
const hidden = new Map<string, string>();

/** Shorter texts are not keys, and may be part of ordinary words. */
const SHORTEST = 8;

/** Makes sure that `redacted` removes a text from now on: as it is, URL-encoded, and in base64. */
export function hide(secret: string, shown = "[secret]"): void {
  if (secret.length < SHORTEST || hidden.has(secret)) return;
  const encoded = vendorEncoded(secret);
  // The string to sign contains the parameters encoded twice.
  const encodings = [encodeURIComponent(secret), encoded, vendorEncoded(encoded)];
  for (const form of [secret, ...encodings, ...base64Forms(secret)]) hidden.set(form, shown);
}

/** The vendor's client also encodes these characters. */
const vendorEncoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

function base64Forms(text: string): string[] {
  const encoded = Buffer.from(text).toString("base64");
  return [encoded, encoded.replace(/=+$/, ""), encodeURIComponent(encoded)];
}

/** Enough of an access key id to recognize it: `LTAI...3kQz`. */
export function shortened(accessKeyId: string): string {
  if (accessKeyId.includes("...")) return accessKeyId;
  return accessKeyId.length < 12 ? "..." : `${accessKeyId.slice(0, 4)}...${accessKeyId.slice(-4)}`;
}

/** Secret parameters of signed requests: a name, and its value up to the next delimiter. */
const SIGNED = /\b(Signature|SecurityToken|AccessKeySecret|OIDCToken)(["']?\s*[=:]\s*["']?)[^\s&"',;}]+/gi;
const ACCESS_KEY_ID = /\b(\w*AccessKeyId)(["']?\s*[=:]\s*["']?)([^\s&"',;}]+)/gi;

/** The text without keys, tokens and signatures, and with access key ids shortened. */
export function redacted(text: string): string {
  let safe = text;
  // Longest first: one secret can be part of another.
  const forms = [...hidden.keys()].sort((a, b) => b.length - a.length);
  for (const form of forms) safe = safe.replaceAll(form, hidden.get(form) ?? "");
  return safe
    .replace(SIGNED, "$1$2[secret]")
    .replace(ACCESS_KEY_ID, (_, name: string, is: string, id: string) => `${name}${is}${shortened(id)}`);
}
