import { once } from "node:events";
import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { hashAssets } from "../../../provider/assets/hash-assets";
import { finish, hashJob } from "../../../provider/assets/hash-files";
import { Threads } from "../../../provider/assets/threads";
import { tree } from "./tree";

const started: Worker[] = [];
const refuse = { workers: false };
vi.mock("node:worker_threads", async (original) => {
  const real = await original<typeof import("node:worker_threads")>();
  return {
    ...real,
    Worker: class extends real.Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        if (refuse.workers) throw new Error("no threads here");
        super(...args);
        started.push(this);
      }
    },
  };
});

afterEach(() => {
  started.length = 0;
});

/** They do not keep the process alive, so the test waits for them. */
function ends(): Promise<unknown[]> {
  return Promise.all(
    started.map((thread) => {
      thread.ref();
      return once(thread, "exit");
    }),
  );
}

const names = Array.from({ length: 400 }, (_, i) => `${i}.txt`);
const site = () => tree(Object.fromEntries(names.map((name) => [name, name])));
const alone = (dir: string) => {
  const hashAt = finish(hashJob(dir, names), names, () => {});
  return names.map((_, i) => hashAt(i));
};

describe("Threads", () => {
  test("do the job, all of it if need be, and end by themselves", async () => {
    const dir = site();
    const job = hashJob(dir, names);
    const threads = new Threads(2);
    threads.expect(5);
    threads.give(job);
    threads.expect(200);
    expect(await ends()).toEqual([[0], [0]]);
    expect(Array.from(new Int32Array(job.counters))).toEqual([names.length + 2, names.length]);
    expect(Buffer.from(job.hashes).toString()).toBe(alone(dir).join(""));
  });

  test("are more for more work, and never too many", () => {
    using threads = new Threads(3);
    const counts = [4, 5, 29, 30, 54, 999].map((work) => {
      threads.expect(work);
      return started.length;
    });
    expect(counts).toEqual([0, 1, 1, 2, 2, 3]);
  });

  test("end when there is no job", async () => {
    const threads = new Threads(1);
    threads.expect(100);
    threads[Symbol.dispose]();
    expect(await ends()).toHaveLength(1);
  });

  test("are done without where none can start", () => {
    refuse.workers = true;
    const threads = new Threads(2);
    threads.expect(100);
    refuse.workers = false;
    threads.expect(200);
    expect(started).toEqual([]);
  });

  test("leave a file that cannot be read to the main thread, which names it", async () => {
    const dir = site();
    const files = ["1.txt", "gone.txt", "2.txt"];
    const job = hashJob(dir, files);
    const threads = new Threads(1);
    threads.expect(100);
    threads.give(job);
    await ends();
    const hashAt = finish(job, files, () => {});
    expect(() => hashAt(1)).toThrow(/^hashAssets: gone.txt cannot be read: .* does not exist \(ENOENT\)/);
    writeFileSync(join(dir, "gone.txt"), "1.txt");
    expect(hashAt(1)).toBe(hashAt(0));
  });

  test("that died with a file in hand are not waited for in vain", () => {
    const dir = site();
    const job = hashJob(dir, names);
    const takenByTheDead = 3;
    Atomics.add(new Int32Array(job.counters), 0, takenByTheDead);
    const hashAt = finish(job, names, () => {}, 1);
    expect(names.map((_, i) => hashAt(i))).toEqual(alone(dir));
  });
});

test("hashAssets shows progress, and gives the threads back, also when it fails", async () => {
  const dir = site();
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => (now += 3_000));
  onTestFinished(() => void vi.restoreAllMocks());
  const onProgress = vi.fn();
  const toUrlPaths = (file: string) => {
    if (file === "7.txt") rmSync(join(dir, file));
    return `/${file}`;
  };
  expect(() => hashAssets(dir, { toUrlPaths, onProgress })).toThrow(/^hashAssets: 7.txt cannot be read/);
  expect(onProgress).toHaveBeenCalledWith(expect.any(Number), names.length);
  expect(started.length).toBe(Math.min(availableParallelism() - 1, 15));

  symlinkSync("nowhere", join(dir, "broken"));
  expect(() => hashAssets(dir)).toThrow(/^hashAssets: broken /); // Before there is a job.
  await ends();
});
