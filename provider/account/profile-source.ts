import { fixedKeys, type KeySource } from "./keys";
import type { Profile, ProfileFile } from "./profile";
import { type Role, roleFrom } from "./role";
import { assumedRole, oidcRole, type Sts } from "./sts";
import { cliProfile, credentialsUri, ecsRamRole } from "./vendor-source";

/** The role of a profile of mode RamRoleArn, which `alicloud:assumeRole` replaces, as in @pulumi/alicloud. */
export function profileRole({ mode, ...profile }: Profile): Role | undefined {
  return mode === "RamRoleArn" ? roleIn(profile) : undefined;
}

/**
 * The keys of a profile, without the role of {@link profileRole}. Throws for modes whose keys cannot sign RPC calls.
 */
export function profileSource(
  profiles: ProfileFile,
  name: string,
  sts: Sts,
  above: string[] = [],
): KeySource {
  const profile = profiles.get(name);
  const need = (field: string) => profile[field] ?? fail(`the profile ${name} has no ${field}`);
  const source = `the profile ${name}`;
  switch (profile.mode) {
    case "AK":
    case "StsToken":
    case "RamRoleArn": {
      const securityToken = profile.mode === "StsToken" ? need("sts_token") : undefined;
      return fixedKeys(source, {
        accessKeyId: need("access_key_id"),
        accessKeySecret: need("access_key_secret"),
        securityToken,
      });
    }
    case "EcsRamRole":
      return ecsRamRole(need("ram_role_name"));
    case "CredentialsURI":
      return credentialsUri(need("credentials_uri"));
    case "ChainableRamRoleArn": {
      const next = need("source_profile");
      if ([...above, name].includes(next))
        fail(`the source_profile of the profile ${name} leads back to itself`);
      const base = profileSource(profiles, next, sts, [...above, name]);
      return assumedRole(sts, base, roleIn(profile) ?? fail(`the profile ${name} has no ram_role_arn`));
    }
    case "OIDC": {
      const role = roleIn(profile) ?? fail(`the profile ${name} has no ram_role_arn`);
      const oidcProviderArn = need("oidc_provider_arn");
      return oidcRole(sts, {
        ...role,
        oidcProviderArn,
        oidcToken: undefined,
        oidcTokenFile: need("oidc_token_file"),
      });
    }
    case "CloudSSO":
    case "OAuth":
    case "External":
      if (profiles.isDefault) return cliProfile(name);
      return fail(
        `profiles of mode ${profile.mode} must be in the aliyun CLI's own file, not in ${profiles.file}`,
      );
    default:
      return fail(`the profile ${name} has the mode ${profile.mode}, which is not supported`);
  }
}

function roleIn({ ram_role_arn, ram_session_name, expired_seconds }: Record<string, string | undefined>) {
  return roleFrom(ram_role_arn, { sessionName: ram_session_name, seconds: Number(expired_seconds) });
}

function fail(reason: string): never {
  throw new Error(`No credentials: ${reason}.`);
}
