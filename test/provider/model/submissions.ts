import type { Emulator, TaskView } from "../../emulator";
import type { Fault } from "./moves";

interface Submission {
  /** Milliseconds since the epoch, whole. */
  readonly at: number;
  readonly type: string;
  readonly paths: readonly string[];
  readonly epoch: string;
  /** Whether state knows that it was done. */
  isCertain: boolean;
  /** Whether it fails at the service, or never ends. */
  readonly isBad: boolean;
  /** Whether some `up` took the acceptance for success. */
  isTrusted: boolean;
}

/** What was accepted since the last success. */
export class Submissions {
  readonly #list: Submission[] = [];

  /**
   * Adds what one more attempt has had accepted. `epoch` names what makes everything due again. The tasks that faults hit
   * must be through by now.
   */
  add(emulator: Emulator, since: number, epoch: string, waits: boolean, faults: readonly Fault[]): void {
    const isRefusal = ({ kind, when }: Fault) => when !== "after" && !/^task|noTaskId/.test(kind);
    const isCertain = !waits && faults.every(isRefusal);
    for (const task of emulator.tasks()) {
      const at = Date.parse(task.acceptedAt);
      const { objectType, paths } = task;
      if (at < since) continue;
      this.#list.push({
        at,
        type: objectType,
        paths,
        epoch,
        isCertain,
        isBad: isBad(task),
        isTrusted: false,
      });
    }
    if (!waits) for (const submission of this.#list) submission.isTrusted = true;
  }

  /** An attempt of which nothing was saved: what it did is not known, nor what was before it. */
  lost(): void {
    for (const submission of this.#list) submission.isCertain = false;
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

  /** A file that was accepted again although it was known to be done, and had not changed since. */
  repeated(changedAt: (url: string) => number): string | undefined {
    const known = new Set<string>();
    for (const { at, type, paths, epoch, isCertain } of this.#list) {
      if (type === "Directory") continue;
      for (const path of paths) {
        const name = `${epoch} ${type} ${path}`;
        if (known.has(name)) return path;
        if (isCertain && at >= changedAt(path)) known.add(name);
      }
    }
    return undefined;
  }
}

const names = ({ type, paths }: Submission, url: string) =>
  paths.some((path) => (type === "Directory" ? url.startsWith(path) : url === path));

const isBad = ({ status, completesAt }: TaskView) => status === "Failed" || completesAt === null;
