import type { Transport } from "../rpc/connection";
import type { Setting } from "../rpc/setting";
import { endpointFrom } from "./endpoint";
import { type Endpoints, endpointsFrom } from "./endpoints";
import type { KeySource } from "./keys";
import { type Profile, type ProfileFile, readProfiles } from "./profile";
import { profileRole } from "./profile-source";
import { roleOf } from "./role";
import { type Config, Settings } from "./settings";
import { keySourceFrom } from "./sources";
import { assumedRole } from "./sts";
import { transportFrom } from "./transport";

/** The account whose caches are refreshed, and how its calls are made. */
export interface Account {
  /** Unique among the accounts of the process. */
  readonly id: string;
  readonly keys: KeySource;
  readonly region: Setting | undefined;
  readonly endpoints: Endpoints;
  readonly transport: Transport;
  /** For how long a call is retried, if that is configured. */
  readonly longestRetryingMs: number | undefined;
}

/** Accounts are resolved once per process, so that all resources share temporary keys. */
const accounts = new Map<string, Account>();

/**
 * The account of the configuration and the environment, in the order of @pulumi/alicloud. Reads the file of a profile,
 * and makes no calls. Throws if something is missing or invalid, without quoting secrets.
 */
export function accountFrom(config: Config, environment: NodeJS.ProcessEnv = process.env): Account {
  const settings = new Settings(config, environment);
  const id = settings.fingerprint();
  const account = accounts.get(id) ?? { id, ...resolved(settings) };
  accounts.set(id, account);
  return account;
}

const STS_HOST: Setting = { value: "sts.aliyuncs.com", from: "the default" };

function resolved(settings: Settings): Omit<Account, "id"> {
  const endpoints = endpointsFrom(settings);
  const transport = transportFrom(settings);
  // STS accepts only https, whatever the configured protocol.
  const sts = { endpoint: endpointFrom("sts", endpoints.sts ?? STS_HOST, "HTTPS"), transport };
  let file: ProfileFile | undefined;
  const profiles = () => {
    file ??= readProfiles(settings);
    return file;
  };
  const keys = keySourceFrom(settings, sts, profiles);
  const profile = readable(settings, profiles);
  const role = roleOf(settings) ?? (profile && profileRole(profile));
  const seconds = settings.number("maxRetryTimeout");
  return {
    keys: role ? assumedRole(sts, keys, role) : keys,
    region: settings.find("region") ?? regionOf(profile),
    endpoints,
    transport,
    longestRetryingMs: seconds && seconds * 1_000,
  };
}

function regionOf(profile: Profile | undefined): Setting | undefined {
  return profile?.region_id ? { value: profile.region_id, from: `the profile ${profile.name}` } : undefined;
}

/** The named profile. One that cannot be read is an error only when its keys are needed. */
function readable(settings: Settings, profiles: () => ProfileFile): Profile | undefined {
  const name = settings.text("profile");
  try {
    return name ? profiles().get(name) : undefined;
  } catch {
    return undefined;
  }
}
