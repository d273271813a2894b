import type { RefreshedProduct } from "../products";
import type { TaskStore } from "../tasks/store";
import { progress, type TaskStatus } from "../tasks/task";

/** One accepted submission as the control API shows it. */
export interface TaskView {
  /** Merged submissions share one. */
  readonly taskId: string;
  /** Whose operation it was submitted by. */
  readonly product: RefreshedProduct;
  /** The account: its first access key id. */
  readonly accessKeyId: string;
  /** As submitted; `Preload` for a preload. */
  readonly objectType:
    | "File"
    | "Directory"
    | "Regex"
    | "IgnoreParams"
    | "CacheTag"
    | "Hostname"
    | "All"
    | "Preload";
  /** The one domain of its paths; of ESA the site. */
  readonly domainName: string;
  /** Object paths, cache tags, hosts, or the site. */
  readonly paths: readonly string[];
  /** As submitted. */
  readonly force: boolean;
  /** How far it is now. */
  readonly status: TaskStatus;
  /** As the service writes it: "0%" to "100%". */
  readonly process: string;
  /** Emulator time, ISO 8601. */
  readonly acceptedAt: string;
  /** Emulator time, ISO 8601; null for a task that never ends. */
  readonly completesAt: string | null;
}

/** Every submission of the last three days, oldest first. Merged submissions share a task id. */
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
