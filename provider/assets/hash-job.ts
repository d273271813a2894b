import type { HashFile } from "./hash-file";

/** Files to hash, and the memory that the threads share. */
export interface HashJob {
  /** Ends in a path separator. */
  readonly root: string;
  /** Relative paths, joined by "\0": passing one string to a thread is faster than passing many. */
  readonly files: string;
  /** Two int32: how many files have been taken, and how many are done. */
  readonly counters: SharedArrayBuffer;
  /** 16 bytes per file: its hash in ASCII, or zeros if it could not be read. */
  readonly hashes: SharedArrayBuffer;
}

/** The index of the second of `counters`. */
export const DONE = 1;
/** The number of hex digits of a hash, which is also its number of bytes in `hashes`. */
export const HASH_LENGTH = 16;

/**
 * Takes and hashes files, as every thread does, until all are taken.
 *
 * Its source also runs in worker threads (see threads.ts), so it may use only its arguments and globals.
 */
export function workOn(job: HashJob, hashFile: HashFile, onFile?: () => void): void {
  const files = job.files.split("\0");
  const counters = new Int32Array(job.counters);
  const hashes = Buffer.from(job.hashes);
  for (let i = Atomics.add(counters, 0, 1); i < files.length; i = Atomics.add(counters, 0, 1)) {
    try {
      hashes.write(hashFile(job.root + files[i]), i * 16, "latin1");
    } catch {
      // The hash stays zero: the main thread tries again and reports the error.
    }
    if (Atomics.add(counters, 1, 1) + 1 === files.length) Atomics.notify(counters, 1);
    onFile?.();
  }
}
