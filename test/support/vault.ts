import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** Vault's prefix of everything that its keys encrypt. */
const PREFIX = "vault:v1:";

/** A stack's data key, as this Vault would have encrypted it. */
export const DATA_KEY = Buffer.from(PREFIX + Buffer.alloc(32, 1).toString("base64")).toString("base64");

/**
 * Vitest's global set-up: a stand-in for HashiCorp Vault, with one key that hides nothing. Pulumi's real encryption
 * uses it. With a passphrase, each run of the CLI would spend a sixth of its time on a million rounds of SHA-256.
 */
export default async function startVault(): Promise<() => void> {
  const server = createServer(async (request, response) => {
    const { ciphertext } = JSON.parse(await text(request)) as { ciphertext: string };
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify({ data: { plaintext: ciphertext.slice(PREFIX.length) } }));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  process.env.TEST_VAULT = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return () => {
    server.close();
  };
}
