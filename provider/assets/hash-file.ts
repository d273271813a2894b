import type * as Crypto from "node:crypto";
import type * as Fs from "node:fs";

/** The first 16 hex digits of the SHA-256 of a file's bytes. */
export type HashFile = (path: string) => string;

/**
 * Creates a function that reads files synchronously through one buffer: memory does not grow with their size.
 *
 * Its source also runs in worker threads (see threads.ts), so it may use only its arguments and globals.
 */
export function fileHasher(fs: typeof Fs, crypto: typeof Crypto): HashFile {
  const buffer = Buffer.allocUnsafeSlow(1024 * 1024);
  const page = 4096;

  /** Reads until the buffer is full or the file ends. Its end is an empty read, or a first read of at most a page. */
  const fill = (fd: number): number => {
    let filled = fs.readSync(fd, buffer, 0, buffer.length, null);
    if (filled <= page) return filled;
    for (let read = filled; read > 0 && filled < buffer.length; filled += read) {
      read = fs.readSync(fd, buffer, filled, buffer.length - filled, null);
    }
    return filled;
  };

  /** A small file is read at once. A large one can change between two reads: the hash would be that of a mixture. */
  const hashLarge = (fd: number, first: number): string => {
    const before = fs.fstatSync(fd, { bigint: true });
    const hash = crypto.createHash("sha256");
    for (let filled = first; filled > 0; filled = fill(fd)) hash.update(buffer.subarray(0, filled));
    const after = fs.fstatSync(fd, { bigint: true });
    if (before.mtimeNs !== after.mtimeNs || before.size !== after.size)
      throw new Error("it changed while it was being read, perhaps by a build that is still running");
    return hash.digest("hex");
  };

  return (path) => {
    const fd = fs.openSync(path, fs.constants.O_RDONLY);
    try {
      const filled = fill(fd);
      const hash =
        filled < buffer.length
          ? crypto.hash("sha256", buffer.subarray(0, filled), "hex")
          : hashLarge(fd, filled);
      return hash.slice(0, 16);
    } finally {
      fs.closeSync(fd);
    }
  };
}
