import { z } from "zod";
import type { ApiResponse } from "../rpc/connection";
import { text, understood } from "../rpc/response";
import { taskStatus } from "./status";

/** A task of one object path, as the service lists it. */
export interface TaskRow {
  readonly id: string;
  readonly path: string;
  readonly status: string;
  /** From 0 to 100. */
  readonly percent: number;
  /** The reason for a failure. */
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

const response = z.object({ Tasks: z.preprocess(listed, z.array(row)), TotalCount: text });

/**
 * `Tasks` is a list if asked by id; otherwise `Tasks.CDNTask` (CDN) or `Tasks.Task` is a list, a single task, or
 * missing.
 */
function listed(tasks: unknown): unknown {
  if (tasks === null || tasks === undefined) return [];
  if (Array.isArray(tasks)) return tasks.filter((task) => task !== null && task !== undefined);
  if (typeof tasks !== "object") return tasks;
  const { CDNTask, Task } = tasks as { CDNTask?: unknown; Task?: unknown };
  return "TaskId" in tasks ? [tasks] : listed(CDNTask ?? Task);
}

/**
 * The tasks of a response, and the number of tasks on all pages (NaN if the response does not contain it). Throws an
 * ApiError if the response is not a list of tasks.
 */
export function taskRows(action: string, received: ApiResponse): { rows: TaskRow[]; total: number } {
  const { Tasks, TotalCount } = understood(action, response, received);
  return { rows: Tasks, total: Number.parseInt(TotalCount, 10) };
}
