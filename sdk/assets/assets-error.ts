/** What is wrong with which file, and what to do about it. */
export const assetsError = (path: string, problem: string, advice: string) =>
  new Error(`hashAssets: ${path} ${problem}; ${advice}`);

/** The same for an error of the file system. Its own message would name the call, and a path in another form. */
export function cannotRead(path: string, error: unknown): Error {
  const { code = "unknown error", message } = error as NodeJS.ErrnoException;
  const reason = READABLE[code] ?? message;
  return new Error(
    `hashAssets: ${path} cannot be read: ${reason} (${code}); mend it or name it in \`ignore\``,
    { cause: error },
  );
}

const READABLE: Record<string, string> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  ENOENT: "it, or what it points to, does not exist",
  ELOOP: "its symbolic links point at each other",
};
