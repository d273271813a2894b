import type { HashFile } from "./hash-file";

/** Files to hash, and the memory in which all threads that work on them meet. */
export interface HashJob {
  /** Ends in a separator. */
  readonly root: string;
  /** Relative paths, joined by "\0": one string crosses threads faster than many. */
  readonly files: string;
  /** Two int32: how many files are taken, how many are done. */
  readonly counters: SharedArrayBuffer;
  /** 16 bytes per file: its hash in ASCII, or zeros when it could not be read. */
  readonly hashes: SharedArrayBuffer;
}

/** The position in `counters`. */
export const DONE = 1;
/** Of a hash in `hashes`: hex digits, a byte each. */
export const HASH_LENGTH = 16;

/**
 * Takes one file after another, as every thread on the job does, until all are taken.
 *
 * Its source is also run in threads (see threads.ts), so it may use nothing but its arguments and globals.
 */
export function workOn(job: HashJob, hashFile: HashFile, onFile?: () => void): void {
  const files = job.files.split("\0");
  const counters = new Int32Array(job.counters);
  const hashes = Buffer.from(job.hashes);
  for (let i = Atomics.add(counters, 0, 1); i < files.length; i = Atomics.add(counters, 0, 1)) {
    try {
      hashes.write(hashFile(job.root + files[i]), i * 16, "latin1");
    } catch {
      // The zeros that stay say so: the main thread tries again, and reports what it finds.
    }
    if (Atomics.add(counters, 1, 1) + 1 === files.length) Atomics.notify(counters, 1);
    onFile?.();
  }
}
