import { DATA_KEY } from "./vault";

/** How a stack encrypts its secrets: the lines in its settings, the entry in its state, and what the CLI needs. */
interface Encryption {
  readonly settings: string;
  readonly state: object;
  readonly env: Record<string, string>;
}

/** What `pulumi stack init` stores for the passphrase "test". */
const SALT = "v1:xHuStGEYNDA=:v1:R+Zoj+iO1k5egxNF:7Um8d/yOs/q3htLOdKtr9NxKDUaLCg==";
const PASSPHRASE: Encryption = {
  settings: `encryptionsalt: ${SALT}\n`,
  state: { type: "passphrase", state: { salt: SALT } },
  env: { PULUMI_CONFIG_PASSPHRASE: "test" },
};

const KEY = "hashivault://test";
const withVault = (address: string): Encryption => ({
  settings: `secretsprovider: ${KEY}\nencryptedkey: ${DATA_KEY}\n`,
  state: { type: "cloud", state: { url: KEY, encryptedkey: DATA_KEY } },
  // The Automation API of a test's program makes stacks with a passphrase.
  env: { ...PASSPHRASE.env, VAULT_SERVER_URL: address, VAULT_SERVER_TOKEN: "test" },
});

/** In tests a key of Vault; otherwise, as in most stacks, a passphrase. */
export const encryption = process.env.TEST_VAULT ? withVault(process.env.TEST_VAULT) : PASSPHRASE;
