import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { step } from "./progress.mjs";

const poll = 200;
const heartbeat = 5_000;
/** The holder touches its lock regularly. If it was not touched for this long, the holder has ended. */
const abandonedAfter = 60_000;

/**
 * Provides what is missing once, even if several processes need it at the same time:
 * `bring` runs alone under the lock, and only while `isReady` says no.
 *
 * @param {{ isReady: () => boolean | Promise<boolean>, lock: string, bring: () => Promise<void>, signal: AbortSignal }} what
 */
export async function ensure({ isReady, lock, bring, signal }) {
  if (await isReady()) return;
  await withLock(lock, signal, async () => {
    if (!(await isReady())) await bring();
  });
}

async function withLock(file, signal, work) {
  await mkdir(path.dirname(file), { recursive: true });
  await take(file, signal);
  const timer = setInterval(() => utimes(file, new Date(), new Date()).catch(() => {}), heartbeat);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    if ((await read(file))?.pid === process.pid) await rm(file, { force: true });
  }
}

async function take(file, signal) {
  // Created elsewhere and linked, so that no process reads a lock without its holder.
  const mine = `${file}.${process.pid}`;
  await writeFile(mine, JSON.stringify({ pid: process.pid, host: os.hostname() }));
  try {
    const holder = await livingHolder(file, mine);
    if (!holder) return;
    await step(`waiting for process ${holder.pid}, which is setting up`, async () => {
      do await setTimeout(poll, undefined, { signal });
      while (await livingHolder(file, mine));
    });
  } finally {
    await rm(mine, { force: true });
  }
}

/** The process that holds the lock. Undefined if the lock is now `mine`. */
async function livingHolder(file, mine) {
  while (!(await linked(mine, file))) {
    const holder = await read(file);
    if (holder && !isDead(holder)) return holder;
    if (holder) await takeAway(file, holder);
  }
  return undefined;
}

async function linked(from, to) {
  try {
    // Its age counts from now, not from when it was prepared.
    await utimes(from, new Date(), new Date());
    await link(from, to);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

async function read(file) {
  try {
    const { ino, mtimeMs } = await stat(file);
    const text = await readFile(file, "utf8");
    // It may be empty after a power failure: then only its age counts.
    return { ...(text ? JSON.parse(text) : {}), ino, mtimeMs };
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function isDead({ pid, host, mtimeMs }) {
  if (Date.now() - mtimeMs > abandonedAfter) return true;
  if (host !== os.hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

/** Removes the lock of a process that has ended. If another process already holds a new one, that is put back. */
async function takeAway(file, dead) {
  const away = `${file}.${process.pid}.dead`;
  try {
    await rename(file, away);
    const taken = await read(away);
    if (taken.ino !== dead.ino || taken.pid !== dead.pid) await linked(away, file);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  } finally {
    await rm(away, { force: true });
  }
}
