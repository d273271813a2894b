import type { Account } from "./account";

/** An access key the emulator knows. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** Of a temporary key: must come with every request. */
  readonly securityToken?: string;
  /** Of a temporary key: emulator time of its end, ms since the epoch. */
  readonly expiresAt?: number;
  /** A disabled key is refused with InvalidAccessKeyId.Inactive. */
  readonly disabled?: boolean;
  readonly account: Account;
}

const MAX_TEMPORARY = 10_000;

/** All keys, by id. */
export class KeyRing {
  readonly #keys = new Map<string, AccessKey>();

  add(key: AccessKey): void {
    this.#keys.set(key.accessKeyId, key);
  }

  /** The oldest temporary keys make room for new ones. */
  addTemporary(key: AccessKey): void {
    const temporary = [...this.#keys.values()].filter(({ expiresAt }) => expiresAt !== undefined);
    if (temporary.length >= MAX_TEMPORARY && temporary[0]) this.#keys.delete(temporary[0].accessKeyId);
    this.add(key);
  }

  find(accessKeyId: string): AccessKey | undefined {
    return this.#keys.get(accessKeyId);
  }

  hasToken(securityToken: string): boolean {
    return [...this.#keys.values()].some((key) => key.securityToken === securityToken);
  }

  accounts(): Account[] {
    return [...new Set([...this.#keys.values()].map(({ account }) => account))];
  }
}
