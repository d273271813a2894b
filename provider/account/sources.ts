import { accessKey } from "./access-key";
import type { KeySource } from "./keys";
import { OIDC_VARIABLES, oidcRoleOf } from "./oidc-role";
import type { ProfileFile } from "./profile";
import { profileSource } from "./profile-source";
import type { SettingName, Settings } from "./settings";
import { oidcRole, type Sts } from "./sts";
import { credentialsUri, ecsRamRole } from "./vendor-source";

/** Where keys are searched, in this order. The first source that is set is used. */
const SOURCES: readonly {
  readonly settings: readonly SettingName[];
  /** Undefined if the source is not set. */
  readonly find: (settings: Settings, sts: Sts, profiles: () => ProfileFile) => KeySource | undefined;
}[] = [
  { settings: ["accessKey", "secretKey"], find: accessKey },
  {
    settings: ["profile"],
    find: (settings, sts, profiles) => {
      const name = settings.text("profile");
      return name ? profileSource(profiles(), name, sts) : undefined;
    },
  },
  { settings: ["ecsRoleName"], find: (settings) => found(settings.text("ecsRoleName"), ecsRamRole) },
  {
    settings: ["credentialsUri"],
    find: (settings) => found(settings.text("credentialsUri"), credentialsUri),
  },
  {
    settings: ["assumeRoleWithOidc"],
    find: (settings, sts) => found(oidcRoleOf(settings), (role) => oidcRole(sts, role)),
  },
];

/** The first source that is set. If there is none, throws an error that lists where keys were searched. */
export function keySourceFrom(settings: Settings, sts: Sts, profiles: () => ProfileFile): KeySource {
  for (const { find } of SOURCES) {
    const source = find(settings, sts, profiles);
    if (source) return source;
  }
  throw new Error(nothingFound(settings));
}

const OTHERS =
  "The configuration of @pulumi/alicloud (alicloud:...) is not available here: Pulumi passes each plugin only its own.";

const found = <V>(value: V | undefined, source: (value: V) => KeySource) =>
  value === undefined ? undefined : source(value);

function nothingFound(settings: Settings): string {
  const looked = SOURCES.map(({ settings: names }, index) => {
    const places = names.map((name) => settings.placesOf(name).join(", ")).join("; and ");
    const half = names.some((name) => settings.find(name)) ? " (only one of the two is set)" : "";
    const more = names.includes("assumeRoleWithOidc") ? `, or ${OIDC_VARIABLES}` : "";
    return `  ${index + 1}. ${places}${more}${half}`;
  });
  return [
    "No credentials found. These configuration keys and environment variables were checked, in this order:",
    ...looked,
    `Set one of them, for example: pulumi config set --secret ${settings.key("accessKey")} ..., and the same for ` +
      `${settings.key("secretKey")}. For a Provider, set its arguments accessKey and secretKey instead.`,
    ...(settings.isOwn ? [OTHERS] : []),
  ].join("\n");
}
