/** What the provider reads of the stack's configuration: `get("alicloud:accessKey")`. */
export interface Config {
  get(key: string): string | undefined;
}

/** Whose caches are refreshed, and where the service is asked to do it. */
export interface Account {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
  readonly region: string | undefined;
  /** Endpoints that replace the service's own, by product. */
  readonly endpoints: Readonly<Record<string, string>>;
}

const KEYS = {
  accessKeyId: ["alicloud:accessKey", "ALICLOUD_ACCESS_KEY", "ALIBABA_CLOUD_ACCESS_KEY_ID"],
  accessKeySecret: ["alicloud:secretKey", "ALICLOUD_SECRET_KEY", "ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
  securityToken: ["alicloud:securityToken", "ALICLOUD_SECURITY_TOKEN", "ALIBABA_CLOUD_SECURITY_TOKEN"],
  region: ["alicloud:region", "ALICLOUD_REGION", "ALIBABA_CLOUD_REGION"],
} as const;

/** Finds the account in the stack's configuration, then in the environment, under the names @pulumi/alicloud uses. */
export function accountFrom(config: Config, environment: NodeJS.ProcessEnv = process.env): Account {
  const find = (names: readonly string[]) =>
    names.map((name) => (name.includes(":") ? config.get(name) : environment[name])).find((value) => value);
  const required = (names: readonly string[]) => {
    const value = find(names);
    if (value) return value;
    throw new Error(
      `No credentials: none of ${names.map((name) => (name.includes(":") ? `the configuration key ${name}` : name)).join(", ")} ` +
        "is set. Set the access key's id and secret: pulumi config set --secret alicloud:secretKey",
    );
  };
  const securityToken = find(KEYS.securityToken);
  return {
    accessKeyId: required(KEYS.accessKeyId),
    accessKeySecret: required(KEYS.accessKeySecret),
    ...(securityToken && { securityToken }),
    region: find(KEYS.region),
    endpoints: endpointsFrom(config, environment),
  };
}

function endpointsFrom(config: Config, environment: NodeJS.ProcessEnv): Record<string, string> {
  const products = ["cdn", "dcdn", "vod"];
  const fromEnvironment = products.map((product) => ({
    [product]: environment[`${product.toUpperCase()}_ENDPOINT`],
  }));
  const merged = Object.assign({}, ...fromEnvironment.map(present), ...configured(config).map(present));
  return Object.fromEntries(
    products.flatMap((product) => (merged[product] ? [[product, merged[product]]] : [])),
  );
}

const present = (entry: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => typeof value === "string" && value !== ""));

/** `alicloud:endpoints` is a list of objects, which reaches a provider as JSON. */
function configured(config: Config): Record<string, unknown>[] {
  const text = config.get("alicloud:endpoints");
  if (!text) return [];
  try {
    const list: unknown = typeof text === "string" ? JSON.parse(text) : text;
    if (Array.isArray(list)) return list.filter((entry) => typeof entry === "object" && entry !== null);
  } catch {
    // said below
  }
  throw new Error(
    'The configuration key alicloud:endpoints must be a list of objects, such as [{"cdn": "cdn.aliyuncs.com"}].',
  );
}
