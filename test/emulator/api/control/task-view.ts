import type { RefreshedProduct } from "../products";
import type { TaskStore } from "../tasks/store";
import { progress, type TaskStatus } from "../tasks/task";

/** An accepted submission, as the control API shows it. */
export interface TaskView {
  /** Merged submissions have the same id. */
  readonly taskId: string;
  /** The product at which it was submitted. */
  readonly product: RefreshedProduct;
  /** The account: its first access key id. */
  readonly accessKeyId: string;
  /** The object type, or `Preload`. */
  readonly objectType:
    | "File"
    | "Directory"
    | "Regex"
    | "IgnoreParams"
    | "CacheTag"
    | "Hostname"
    | "All"
    | "Preload";
  /** The domain of its paths; at ESA the site. */
  readonly domainName: string;
  /** Object paths, cache tags, hosts, or the site. */
  readonly paths: readonly string[];
  /** Whether it was submitted with `Force`. */
  readonly force: boolean;
  /** The current status. */
  readonly status: TaskStatus;
  /** The progress as the service reports it: "0%" to "100%". */
  readonly process: string;
  /** Emulator time, ISO 8601. */
  readonly acceptedAt: string;
  /** Emulator time, ISO 8601. null for a task that never ends. */
  readonly completesAt: string | null;
}

/** All submissions of the last three days, oldest first. Merged submissions have the same task id. */
export function taskViews(tasks: TaskStore, now: number): TaskView[] {
  return tasks.all(now).map((one) => {
    const { status, percent } = progress(one, now);
    const { taskId, product, objectType, domainName, paths, force } = one;
    return {
      taskId,
      product,
      accessKeyId: one.accountId,
      objectType,
      domainName,
      paths,
      force,
      status,
      process: `${percent}%`,
      acceptedAt: iso(one.acceptedAt),
      completesAt: Number.isFinite(one.completesAt) ? iso(one.completesAt) : null,
    };
  });
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
