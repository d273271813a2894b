/** What must not leave the process, in all its forms, and what is shown in its place. */
const hidden = new Map<string, string>();

/** Shorter texts are no keys; they would be taken out of ordinary words. */
const SHORTEST = 8;

/** From now on the text does not leave the provider: not as it is, not URL-encoded, and not in base64. */
export function hide(secret: string, shown = "[secret]"): void {
  if (secret.length < SHORTEST || hidden.has(secret)) return;
  const encoded = vendorEncoded(secret);
  // A string that was to be signed holds the parameters encoded twice.
  const encodings = [encodeURIComponent(secret), encoded, vendorEncoded(encoded)];
  for (const form of [secret, ...encodings, ...base64Forms(secret)]) hidden.set(form, shown);
}

/** The client's own encoding leaves fewer characters as they are. */
const vendorEncoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

function base64Forms(text: string): string[] {
  const encoded = Buffer.from(text).toString("base64");
  return [encoded, encoded.replace(/=+$/, ""), encodeURIComponent(encoded)];
}

/** Enough of an access key's id to know it by: `LTAI...3kQz`. */
export function shortened(accessKeyId: string): string {
  if (accessKeyId.includes("...")) return accessKeyId;
  return accessKeyId.length < 12 ? "..." : `${accessKeyId.slice(0, 4)}...${accessKeyId.slice(-4)}`;
}

/** What signed requests carry, whoever made them: a name, and its value up to the next delimiter. */
const SIGNED = /\b(Signature|SecurityToken|AccessKeySecret|OIDCToken)(["']?\s*[=:]\s*["']?)[^\s&"',;}]+/gi;
const ACCESS_KEY_ID = /\b(\w*AccessKeyId)(["']?\s*[=:]\s*["']?)([^\s&"',;}]+)/gi;

/** The text without keys, tokens and signatures; ids of access keys shortened. */
export function redacted(text: string): string {
  let safe = text;
  // The longest first: one secret can be part of another.
  const forms = [...hidden.keys()].sort((a, b) => b.length - a.length);
  for (const form of forms) safe = safe.replaceAll(form, hidden.get(form) ?? "");
  return safe
    .replace(SIGNED, "$1$2[secret]")
    .replace(ACCESS_KEY_ID, (_, name: string, is: string, id: string) => `${name}${is}${shortened(id)}`);
}
