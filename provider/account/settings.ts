import { hash } from "../effects/hash";
import type { Setting } from "../rpc/setting";

/** What the provider reads of the stack's configuration: `get("alicloud:accessKey")`. */
export interface Config {
  /** That of the keys, where it is not @pulumi/alicloud's. */
  readonly namespace?: string;
  get(key: string): string | undefined;
}

/**
 * The environment variables of each setting, in the order in which @pulumi/alicloud reads them, after the
 * configuration key of the setting's own name (read 2026-11-21 in the source of its Terraform provider).
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

/** The settings of one provider process: the configuration it was given, and its environment. */
export class Settings {
  constructor(
    private readonly config: Config,
    readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** The setting's key in the configuration, for messages too. */
  key(name: SettingName): string {
    return `${this.config.namespace ?? "alicloud"}:${name}`;
  }

  /** Whether the configuration is another than @pulumi/alicloud's. */
  get isOwn(): boolean {
    return this.config.namespace !== undefined;
  }

  /** Where a setting is looked for, in order. */
  placesOf(name: SettingName): string[] {
    return [this.key(name), ...VARIABLES[name]];
  }

  /** The first value that is there and not empty. */
  find(name: SettingName): Setting | undefined {
    for (const from of this.placesOf(name)) {
      const value = (isKey(from) ? this.config.get(from) : this.environment[from])?.trim();
      if (value) return { value, from };
    }
    return undefined;
  }

  /** The same for equal configurations in equal environments. */
  fingerprint(): string {
    const names = Object.keys(VARIABLES) as SettingName[];
    const keys = names.map((name) => this.config.get(this.key(name)));
    return hash(JSON.stringify([keys, this.environment]));
  }

  text(name: SettingName): string | undefined {
    return this.find(name)?.value;
  }

  /** A whole number above 0; @pulumi/alicloud takes 0 for "not set". */
  number(name: SettingName): number | undefined {
    const { value, from } = this.find(name) ?? {};
    if (value === undefined || value === "0") return undefined;
    if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
    throw new Error(`${from} must be a whole number.`);
  }
}

/** Whether the place is in the configuration, not in the environment. */
export const isKey = (place: string) => place.includes(":");
