import { inspect } from "node:util";
import { RunError } from "@pulumi/pulumi/errors";

/** A RunError, of which Pulumi prints only the message, without a stack. */
export const hashAssetsError = (text: string, options?: ErrorOptions) =>
  new RunError(`hashAssets: ${text}`, options);

/** An error that names a file, the problem, and what to do about it. */
export const assetsError = (path: string, problem: string, advice: string) =>
  hashAssetsError(`${path} ${problem}; ${advice}`);

/** An unexpected value, shortened for a message. */
export function shownValue(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : inspect(value, { breakLength: Infinity });
  return text.length > 100 ? `${text.slice(0, 100)}...` : text;
}

/** Wraps a file system error, whose own message would show the system call and an absolute path. */
export function cannotRead(path: string, error: unknown, advice = "fix it or add it to `ignore`"): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  const reason = code === undefined ? message : `${READABLE[code] ?? message} (${code})`;
  return hashAssetsError(`${path} cannot be read: ${reason}; ${advice}`, { cause: error });
}

/** For the folder itself, which cannot be ignored. */
export const ROOT_ADVICE = "fix it or pass another folder";

const READABLE: Record<string, string> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  ENOENT: "it, or the target of its link, does not exist",
  ELOOP: "its symbolic links form a loop",
};
