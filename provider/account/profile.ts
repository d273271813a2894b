import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Settings } from "./settings";

/** One profile of the aliyun CLI's configuration file, with the CLI's field names. */
export interface Profile {
  readonly name: string;
  readonly mode: string;
  readonly [field: string]: string | undefined;
}

/** The profiles of a file. */
export interface ProfileFile {
  readonly file: string;
  /** Whether it is the CLI's default file. */
  readonly isDefault: boolean;
  /** Throws if there is no such profile. */
  get(name: string): Profile;
}

/** Reads the configured file, or the CLI's default file. Throws if it cannot be read, without quoting it. */
export function readProfiles(settings: Settings): ProfileFile {
  const named = settings.text("sharedCredentialsFile");
  const file = named?.replace(/^~(?=[\\/])/, homedir()) ?? join(homedir(), ".aliyun", "config.json");
  const profiles = profilesIn(file, settings.key("sharedCredentialsFile"));
  return {
    file,
    isDefault: named === undefined,
    get(name) {
      const found = profiles.find((profile) => profile.name === name);
      if (found) return found;
      throw new Error(
        `There is no profile ${name} in ${file}; ` +
          `it has: ${profiles.map((profile) => profile.name).join(", ") || "none"}.`,
      );
    },
  };
}

function profilesIn(file: string, key: string): Profile[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`The credentials file ${file} cannot be read (${code}); see ${key}.`);
  }
  try {
    const { profiles = [] } = JSON.parse(text) as { profiles?: Record<string, unknown>[] };
    return profiles.map(texts);
  } catch {
    throw new Error(`The file ${file} is not a configuration file of the aliyun CLI.`);
  }
}

/** Converts numbers to strings. Empty values, objects and lists count as not set. */
function texts(profile: Record<string, unknown>): Profile {
  const plain = Object.entries(profile).flatMap(([field, value]) =>
    value === "" || value === null || typeof value === "object" ? [] : [[field, String(value)]],
  );
  return { name: "", mode: "AK", ...Object.fromEntries(plain) };
}
