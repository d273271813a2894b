/** One task as the service lists it. */
export interface TaskRow {
  readonly id: string;
  readonly path: string;
  readonly status: "Complete" | "Pending" | "Refreshing" | "Failed" | string;
  /** From 0 to 100. */
  readonly percent: number;
  /** Why it failed. */
  readonly description: string;
  readonly createdAt: string;
}

/** The tasks of an answer: a flat list by id, `Tasks.CDNTask` in CDN's lists and `Tasks.Task` in the others'. */
export function taskRows(fields: Readonly<Record<string, unknown>>): TaskRow[] {
  const { Tasks } = fields as { Tasks?: unknown[] | { CDNTask?: unknown[]; Task?: unknown[] } };
  const rows = Array.isArray(Tasks) ? Tasks : (Tasks?.CDNTask ?? Tasks?.Task ?? []);
  return rows.map((row) => {
    const { TaskId, ObjectPath, Status, Process, Description, CreationTime } = row as Record<string, unknown>;
    return {
      id: String(TaskId),
      path: String(ObjectPath ?? ""),
      status: String(Status),
      percent: Number.parseFloat(String(Process)) || 0,
      description: String(Description ?? ""),
      createdAt: String(CreationTime),
    };
  });
}
