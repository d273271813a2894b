import * as crypto from "node:crypto";
import * as fs from "node:fs";
import { sep } from "node:path";
import { cannotRead } from "./assets-error";
import { fileHasher, type HashFile } from "./hash-file";
import { DONE, HASH_LENGTH, type HashJob, workOn } from "./hash-job";

export function hashJob(root: string, files: readonly string[]): HashJob {
  return {
    root: root.endsWith(sep) ? root : root + sep,
    files: files.join("\0"),
    counters: new SharedArrayBuffer(8),
    hashes: new SharedArrayBuffer(HASH_LENGTH * files.length),
  };
}

/** A thread can die while it hashes a file. After this time without progress, the main thread hashes it again. */
const PATIENCE_MS = 120_000;

/** Works on the job until this and all other threads have finished it. Returns the hash of a file by its index. */
export function finish(
  job: HashJob,
  files: readonly string[],
  onFile: (done: number) => void,
  patienceMs = PATIENCE_MS,
): (index: number) => string {
  const hashFile = fileHasher(fs, crypto);
  const counters = new Int32Array(job.counters);
  const done = () => Atomics.load(counters, DONE);
  workOn(job, hashFile, () => onFile(done()));
  for (let last = done(), since = performance.now(); last < files.length; ) {
    Atomics.wait(counters, DONE, last, Math.min(1_000, patienceMs));
    onFile(done());
    if (done() !== last) [last, since] = [done(), performance.now()];
    else if (performance.now() - since >= patienceMs) break;
  }

  const hashes = Buffer.from(job.hashes).toString("latin1");
  return (index) => {
    const hash = hashes.slice(HASH_LENGTH * index, HASH_LENGTH * (index + 1));
    return hash.startsWith("\0") ? hashAgain(hashFile, job.root, files[index] ?? "") : hash;
  };
}

/** Succeeds if the error was temporary, and throws it otherwise. */
function hashAgain(hashFile: HashFile, root: string, file: string): string {
  try {
    return hashFile(root + file);
  } catch (error) {
    throw cannotRead(file, error);
  }
}
