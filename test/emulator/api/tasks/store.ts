import type { Product } from "../products";
import { documented } from "../protocol/errors";
import type { Submission } from "./task";

const DAY = 86_400_000;
/** "You can query data from the last three days only" (DescribeRefreshTasks, 2025-07-31). */
export const KEPT_FOR = 3 * DAY;
/** "Merged into one RefreshTaskId": at most so many URLs share an id. */
const URLS_PER_TASK = 2000;
const MERGE_WITHIN = 1000;

/** What is handed in before it has an id. */
export type NewSubmission = Omit<Submission, "taskId">;

/** All submissions of the last three days, oldest first. */
export class TaskStore {
  readonly #submissions: Submission[] = [];
  readonly #open = new Map<string, { taskId: string; since: number; urls: number }>();
  readonly #maxPaths: number;
  readonly #maxCharacters: number;
  #paths = 0;
  #characters = 0;
  #lastId = 17_000_000_000;
  #lastAsked: number | undefined;

  constructor(maxPaths: number, maxCharacters: number) {
    this.#maxPaths = maxPaths;
    this.#maxCharacters = maxCharacters;
  }

  /** Throws the service's full-queue error when these paths would be too many. */
  requireRoom(paths: readonly string[], now: number): void {
    this.#forget(now);
    const tooMany = this.#paths + paths.length > this.#maxPaths;
    if (tooMany || this.#characters + length(paths) > this.#maxCharacters)
      throw documented("TooMany.Refresh");
  }

  /** Stores it under one task id, or several where it is merged with what came just before. */
  add(submission: NewSubmission): Submission[] {
    const stored: Submission[] = [];
    let rest = submission.paths;
    while (rest.length > 0) {
      const { taskId, room } = this.#taskFor(submission);
      stored.push({ ...submission, taskId, paths: rest.slice(0, room) });
      rest = rest.slice(room);
    }
    this.#submissions.push(...stored);
    this.#paths += submission.paths.length;
    this.#characters += length(submission.paths);
    return stored;
  }

  /** Everything not yet forgotten, of one account or of all. */
  all(now: number, accountId?: string): Submission[] {
    this.#forget(now);
    return this.#submissions.filter((one) => accountId === undefined || one.accountId === accountId);
  }

  /** How many URLs an account's preloads have in the queue: all that are not done. */
  queuedPreloads(now: number, accountId: string, product: Product): number {
    return this.all(now, accountId)
      .filter((one) => one.objectType === "Preload" && one.product === product && one.completesAt > now)
      .reduce((total, { paths }) => total + paths.length, 0);
  }

  /** Everything of an account for a task operation, whose status is brought up to date by its being asked for. */
  asked(now: number, accountId: string): Submission[] {
    this.#lastAsked = Math.max(now, this.#lastAsked ?? 0);
    return this.all(now, accountId);
  }

  /** When a task operation was last called before now, or else the last submission accepted. */
  lastAsked(now: number): number {
    const last = this.#lastAsked ?? this.#submissions.at(-1)?.acceptedAt ?? now;
    this.#lastAsked = now;
    return last;
  }

  /** URLs of one domain that were submitted within a second share a task id; nothing else does, and none of ESA's. */
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
