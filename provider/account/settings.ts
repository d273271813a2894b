import { hash } from "../effects/hash";
import type { Setting } from "../rpc/setting";

/** The stack's configuration: `get("alicloud:accessKey")`. */
export interface Config {
  /** The namespace of the keys, if it is not that of @pulumi/alicloud. */
  readonly namespace?: string;
  get(key: string): string | undefined;
}

/**
 * The environment variables of each setting, in the order in which @pulumi/alicloud reads them after the configuration
 * key (source of its Terraform provider, read 2026-11-21). Those of roles are read in `role.ts` and `oidc-role.ts`.
 */
const VARIABLES = {
  accessKey: ["ALICLOUD_ACCESS_KEY", "ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABACLOUD_ACCESS_KEY_ID"],
  secretKey: ["ALICLOUD_SECRET_KEY", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABACLOUD_ACCESS_KEY_SECRET"],
  securityToken: ["ALICLOUD_SECURITY_TOKEN", "ALIBABA_CLOUD_SECURITY_TOKEN", "ALIBABACLOUD_SECURITY_TOKEN"],
  profile: ["ALICLOUD_PROFILE", "ALIBABA_CLOUD_PROFILE"],
  sharedCredentialsFile: ["ALICLOUD_SHARED_CREDENTIALS_FILE", "ALIBABA_CLOUD_CREDENTIALS_FILE"],
  ecsRoleName: ["ALICLOUD_ECS_ROLE_NAME", "ALIBABA_CLOUD_ECS_METADATA"],
  credentialsUri: ["ALICLOUD_CREDENTIALS_URI", "ALIBABA_CLOUD_CREDENTIALS_URI"],
  assumeRole: [],
  assumeRoleWithOidc: [],
  region: ["ALICLOUD_REGION", "ALIBABA_CLOUD_REGION"],
  endpoints: [],
  protocol: [],
  clientConnectTimeout: ["CLIENT_CONNECT_TIMEOUT"],
  clientReadTimeout: ["CLIENT_READ_TIMEOUT"],
  maxRetryTimeout: ["MAX_RETRY_TIMEOUT"],
  sourceIp: ["ALICLOUD_SOURCE_IP", "ALIBABA_CLOUD_SOURCE_IP"],
  secureTransport: ["ALICLOUD_SECURE_TRANSPORT", "ALIBABA_CLOUD_SECURE_TRANSPORT"],
  securityTransport: ["ALICLOUD_SECURITY_TRANSPORT", "ALIBABA_CLOUD_SECURITY_TRANSPORT"],
} as const satisfies Record<string, readonly string[]>;

export type SettingName = keyof typeof VARIABLES;

/** The settings of a provider: its configuration and its environment. */
export class Settings {
  constructor(
    private readonly config: Config,
    readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** The setting's configuration key. */
  key(name: SettingName): string {
    return `${this.config.namespace ?? "alicloud"}:${name}`;
  }

  /** Whether the configuration is not that of @pulumi/alicloud. */
  get isOwn(): boolean {
    return this.config.namespace !== undefined;
  }

  /** Where a setting is searched, in order. */
  placesOf(name: SettingName): string[] {
    return [this.key(name), ...VARIABLES[name]];
  }

  /** The first value that is not empty. */
  find(name: SettingName): Setting | undefined {
    for (const from of this.placesOf(name)) {
      const value = (isKey(from) ? this.config.get(from) : this.environment[from])?.trim();
      if (value) return { value, from };
    }
    return undefined;
  }

  /** Equal for equal configurations in equal environments. */
  fingerprint(): string {
    const names = Object.keys(VARIABLES) as SettingName[];
    const keys = names.map((name) => this.config.get(this.key(name)));
    return hash(JSON.stringify([keys, this.environment]));
  }

  text(name: SettingName): string | undefined {
    return this.find(name)?.value;
  }

  /** A whole number greater than 0. As in @pulumi/alicloud, 0 means "not set". */
  number(name: SettingName): number | undefined {
    const { value, from } = this.find(name) ?? {};
    if (value === undefined || value === "0") return undefined;
    if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
    throw new Error(`${from} must be a whole number from 1 to 999999999.`);
  }
}

/** Whether a place is a configuration key, not an environment variable. */
export const isKey = (place: string) => place.includes(":");
