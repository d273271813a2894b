import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { fileHasher } from "./hash-file";
import { type HashJob, workOn } from "./hash-job";

/**
 * Starting a thread takes 25 ms of another core and 1 ms of this one. The first thread pays off with less work.
 */
const FIRST_WORTH_MS = 5;
const NEXT_WORTH_MS = 25;
const MOST_THREADS = 15;

/** A string instead of a file, so that it works compiled, bundled and from TypeScript. */
const SOURCE = `
  require("node:worker_threads").parentPort.once("message", (job) => {
    (${workOn})(job, (${fileHasher})(require("node:fs"), require("node:crypto")));
  });`;

/**
 * Threads that help the main thread with a job: the more work, the more threads, and none for little work. If no thread
 * can be started, the main thread does everything.
 */
export class Threads implements Disposable {
  readonly #threads: Worker[] = [];
  #most: number;
  #job: HashJob | undefined;

  constructor(most = Math.min(availableParallelism() - 1, MOST_THREADS)) {
    this.#most = most;
  }

  /** To be called often with the work that is known so far, in ms of one core. */
  expect(work: number): void {
    const worth = () => FIRST_WORTH_MS + NEXT_WORTH_MS * this.#threads.length;
    while (this.#threads.length < this.#most && work >= worth()) this.#start();
  }

  give(job: HashJob): void {
    this.#job = job;
    for (const thread of this.#threads) thread.postMessage(job);
  }

  [Symbol.dispose](): void {
    for (const thread of this.#threads) void thread.terminate();
  }

  #start(): void {
    try {
      // Without the program's loaders and preloaded modules.
      const thread = new Worker(SOURCE, { eval: true, execArgv: [], env: {} });
      thread.on("error", () => {});
      thread.unref();
      if (this.#job) thread.postMessage(this.#job);
      this.#threads.push(thread);
    } catch {
      this.#most = 0;
    }
  }
}
