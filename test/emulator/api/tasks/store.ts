import type { Product } from "../products";
import { documented } from "../protocol/errors";
import type { Submission } from "./task";

const DAY = 86_400_000;
/** "You can query data from the last three days only" (DescribeRefreshTasks, 2025-07-31). */
export const KEPT_FOR = 3 * DAY;
/** "Merged into one RefreshTaskId": the maximum number of URLs with the same id. */
const URLS_PER_TASK = 2000;
const MERGE_WITHIN = 1000;

/** A submission without an id and a number. */
export type NewSubmission = Omit<Submission, "taskId" | "number">;

/** All submissions of the last three days, oldest first. */
export class TaskStore {
  readonly #submissions: Submission[] = [];
  readonly #open = new Map<string, { taskId: string; since: number; urls: number }>();
  readonly #maxPaths: number;
  readonly #maxCharacters: number;
  #paths = 0;
  #characters = 0;
  #lastId = 17_000_000_000;
  #lastNumber = 0;
  #lastAsked: number | undefined;

  constructor(maxPaths: number, maxCharacters: number) {
    this.#maxPaths = maxPaths;
    this.#maxCharacters = maxCharacters;
  }

  /** Throws the service's error for a full queue if these paths are too many. */
  requireRoom(paths: readonly string[], now: number): void {
    this.#forget(now);
    const tooMany = this.#paths + paths.length > this.#maxPaths;
    if (tooMany || this.#characters + length(paths) > this.#maxCharacters)
      throw documented("TooMany.Refresh");
  }

  /** Stores it under one task id, or several if it is merged with earlier submissions. */
  add(submission: NewSubmission): Submission[] {
    const stored: Submission[] = [];
    let rest = submission.paths;
    while (rest.length > 0) {
      const { taskId, room } = this.#taskFor(submission);
      stored.push({ ...submission, number: ++this.#lastNumber, taskId, paths: rest.slice(0, room) });
      rest = rest.slice(room);
    }
    this.#submissions.push(...stored);
    this.#paths += submission.paths.length;
    this.#characters += length(submission.paths);
    return stored;
  }

  /** All submissions of the last three days, of one account or of all. */
  all(now: number, accountId?: string): Submission[] {
    this.#forget(now);
    return this.#submissions.filter((one) => accountId === undefined || one.accountId === accountId);
  }

  /** The number of an account's URLs whose preload is not complete. */
  queuedPreloads(now: number, accountId: string, product: Product): number {
    return this.all(now, accountId)
      .filter((one) => one.objectType === "Preload" && one.product === product && one.completesAt > now)
      .reduce((total, { paths }) => total + paths.length, 0);
  }

  /** An account's submissions for a task operation. The query also updates their status. */
  asked(now: number, accountId: string): Submission[] {
    this.#lastAsked = Math.max(now, this.#lastAsked ?? 0);
    return this.all(now, accountId);
  }

  /** When a task operation was last called, or otherwise the last submission was accepted. */
  lastAsked(now: number): number {
    const last = this.#lastAsked ?? this.#submissions.at(-1)?.acceptedAt ?? now;
    this.#lastAsked = now;
    return last;
  }

  /** URLs of the same domain that are submitted within a second get the same task id, except at ESA. */
  #taskFor(submission: NewSubmission): { taskId: string; room: number } {
    if (submission.objectType !== "File" || submission.product === "esa")
      return { taskId: this.#nextId(), room: Number.POSITIVE_INFINITY };
    const key = JSON.stringify([submission.accountId, submission.product, submission.domainName]);
    const open = this.#open.get(key);
    const fresh = open !== undefined && submission.acceptedAt - open.since < MERGE_WITHIN;
    const task =
      fresh && open.urls < URLS_PER_TASK
        ? open
        : { taskId: this.#nextId(), since: submission.acceptedAt, urls: 0 };
    const room = URLS_PER_TASK - task.urls;
    task.urls += Math.min(room, submission.paths.length);
    this.#open.set(key, task);
    return { taskId: task.taskId, room };
  }

  #nextId(): string {
    this.#lastId += 1;
    return String(this.#lastId);
  }

  #forget(now: number): void {
    const kept = this.#submissions.findIndex(({ acceptedAt }) => now - acceptedAt <= KEPT_FOR);
    const gone = this.#submissions.splice(0, kept < 0 ? this.#submissions.length : kept);
    for (const { paths } of gone) {
      this.#paths -= paths.length;
      this.#characters -= length(paths);
    }
    if (this.#open.size > 10_000) this.#open.clear();
  }
}

function length(paths: readonly string[]): number {
  return paths.reduce((total, path) => total + path.length, 0);
}
