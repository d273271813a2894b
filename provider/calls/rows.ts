import { z } from "zod";
import { text, understood } from "../rpc/answer";
import type { Answer } from "../rpc/connection";
import { taskStatus } from "./status";

/** One task as the service lists it. */
export interface TaskRow {
  readonly id: string;
  readonly path: string;
  readonly status: string;
  /** From 0 to 100. */
  readonly percent: number;
  /** Why it failed. */
  readonly description: string;
  readonly createdAt: string;
}

const row = z
  .object({
    TaskId: text,
    ObjectPath: text,
    Content: text,
    Status: text,
    Process: text,
    Description: text,
    CreationTime: text,
    CreateTime: text,
  })
  .transform(
    (task): TaskRow => ({
      id: task.TaskId,
      path: task.ObjectPath || task.Content,
      status: taskStatus(task.Status),
      percent: Math.min(100, Math.max(0, Number.parseFloat(task.Process) || 0)),
      description: task.Description,
      createdAt: task.CreationTime || task.CreateTime,
    }),
  );

const answer = z.object({ Tasks: z.preprocess(listed, z.array(row)), TotalCount: text });

/** A flat list by id, `Tasks.CDNTask` in CDN's lists and `Tasks.Task` in the others'; or one task in its place, or none. */
function listed(tasks: unknown): unknown {
  if (tasks === null || tasks === undefined) return [];
  if (Array.isArray(tasks)) return tasks.filter((task) => task !== null && task !== undefined);
  if (typeof tasks !== "object") return tasks;
  const { CDNTask, Task } = tasks as { CDNTask?: unknown; Task?: unknown };
  return "TaskId" in tasks ? [tasks] : listed(CDNTask ?? Task);
}

/**
 * The tasks of an operation's answer, and how many there are on all pages (NaN: not told). Throws an ApiError when there
 * is something else in the place of tasks.
 */
export function taskRows(action: string, received: Answer): { rows: TaskRow[]; total: number } {
  const { Tasks, TotalCount } = understood(action, answer, received);
  return { rows: Tasks, total: Number.parseInt(TotalCount, 10) };
}
