import type { Emulator, TaskView } from "../../emulator";
import type { Fault } from "./moves";

interface Submission {
  /** Milliseconds since the epoch, whole. */
  readonly at: number;
  readonly type: string;
  readonly paths: readonly string[];
  /** Whether the service fails at it, or never ends. */
  readonly isBad: boolean;
  /** Whether some `up` took the acceptance for success. */
  isTrusted: boolean;
}

/** What was accepted since the last success. */
export class Submissions {
  readonly #list: Submission[] = [];
  /** The attempt that is the last one, or that the last one was a retry of, and where it begins. */
  #attempt = { name: "", from: 0, isCertain: true };

  /**
   * Adds what one more attempt, or a retry of the same name, has had accepted. The tasks that faults hit must be
   * through by now.
   */
  add(emulator: Emulator, since: number, name: string, waits: boolean, faults: readonly Fault[]): void {
    if (name !== this.#attempt.name) this.#attempt = { name, from: this.#list.length, isCertain: true };
    for (const task of emulator.tasks()) {
      const at = Date.parse(task.acceptedAt);
      const { objectType, paths } = task;
      if (at >= since) this.#list.push({ at, type: objectType, paths, isBad: isBad(task), isTrusted: false });
    }
    if (!waits) for (const submission of this.#list) submission.isTrusted = true;
    const isRefusal = ({ kind, when }: Fault) => when !== "after" && !/^task|noTaskId/.test(kind);
    if (waits || !faults.every(isRefusal)) this.#attempt.isCertain = false;
  }

  /** Whether the URL was named since then, by itself or by a directory; with all its query strings if need be. */
  has(url: string, since: number, withQueries: boolean): boolean {
    return this.#list.some(
      (one) => one.at >= since && names(one, url) && !(withQueries && one.type === "File"),
    );
  }

  /** Whether the service failed at the URL and nobody waited for it. */
  isUnrefreshed(url: string): boolean {
    const latest = this.#list.findLast((one) => names(one, url));
    return Boolean(latest?.isBad && latest.isTrusted);
  }

  /** A target that a retry has had accepted again although it was known to be done. */
  repeated(): string | undefined {
    const { from, isCertain } = this.#attempt;
    if (!isCertain) return undefined;
    const targets = this.#list
      .slice(from)
      .flatMap(({ type, paths }) => paths.map((path) => `${type} ${path}`));
    return targets.find((target, index) => targets.indexOf(target) < index);
  }
}

const names = ({ type, paths }: Submission, url: string) =>
  paths.some((path) => (type === "Directory" ? url.startsWith(path) : url === path));

const isBad = ({ status, completesAt }: TaskView) => status === "Failed" || completesAt === null;
