import type { Account } from "./account";

/** An access key of the emulator. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** Only of a temporary key: every request must contain it. */
  readonly securityToken?: string;
  /** Only of a temporary key: when it expires (emulator time, ms since the epoch). */
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

  /** If there are too many temporary keys, the oldest are dropped. */
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
