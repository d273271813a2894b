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

/** Whose caches are refreshed, and how the service is asked to do it. */
export interface Account {
  /** Tells the accounts of one process apart. */
  readonly id: string;
  readonly keys: KeySource;
  readonly region: Setting | undefined;
  readonly endpoints: Endpoints;
  readonly transport: Transport;
  /** For how long a call is tried again at most, where that is set. */
  readonly longestRetryingMs: number | undefined;
}

/** Accounts are resolved once in a process, so that all its resources share temporary keys. */
const accounts = new Map<string, Account>();

/**
 * The account that the configuration and the environment name, in the order of @pulumi/alicloud. Reads the profile's
 * file where one is named, and calls nobody. Throws what is missing or wrong, without values.
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
  // The service takes no calls in plain text, whatever the protocol of the others.
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

/** The named profile; one that is not there matters only where its keys are needed. */
function readable(settings: Settings, profiles: () => ProfileFile): Profile | undefined {
  const name = settings.text("profile");
  try {
    return name ? profiles().get(name) : undefined;
  } catch {
    return undefined;
  }
}
