import { z } from "zod";
import type { NodeCopy } from "../../edge/node-copy";
import { QUOTAS } from "../account/quota";
import type { CallRecord } from "../calls";
import { PRODUCTS } from "../products";
import { TASK_STATUSES } from "../tasks/task";
import type { TaskView } from "./task-view";

/** The inputs and responses of the control API. */

const product = z.enum(PRODUCTS);
const objectType = z.enum([
  "File",
  "Directory",
  "Regex",
  "IgnoreParams",
  "CacheTag",
  "Hostname",
  "All",
  "Preload",
]);
const time = z.iso.datetime().describe("Emulator time");
const amount = z.int().nullable().describe("null: no limit");

export const advance = z.strictObject({
  advance: z
    .number()
    .min(0)
    .max(366 * 86_400_000)
    .describe("Milliseconds"),
});
export const clockView = z.object({ now: time });

export const call = z.object({
  time,
  product: z.string().describe('"" if the request has no known product'),
  action: z.string().describe('"" if the request has none'),
  parameters: z.record(z.string(), z.string()).describe("All parameters of query and body, unchanged"),
  accessKeyId: z.string().describe('As in the request, even if it is wrong; "" if the request has none'),
  status: z.int().describe("HTTP status of the response; 0 if there is no response, or none yet"),
  code: z.exactOptional(z.string().describe("Error code of the response")),
  accepted: z.boolean().describe("Whether the operation was carried out, regardless of the response"),
  taskIds: z.exactOptional(z.array(z.string()).describe("Ids of the submitted tasks")),
}) satisfies z.ZodType<CallRecord>;

export const task = z.object({
  taskId: z.string().describe("Merged submissions share one"),
  product: z.enum([...PRODUCTS, "esa"]),
  accessKeyId: z.string().describe("The account: its first access key id"),
  objectType,
  domainName: z.string().describe("At ESA the site"),
  paths: z.array(z.string()).describe("Object paths, cache tags, hosts, or the site"),
  force: z.boolean(),
  status: z.enum(TASK_STATUSES),
  process: z.string().describe('"0%" to "100%"'),
  acceptedAt: time,
  completesAt: time.nullable().describe("null for a task that never ends"),
}) satisfies z.ZodType<TaskView>;

export const quotaView = z.object({
  product,
  accessKeyId: z.string().describe("The account: its first access key id"),
  ...(Object.fromEntries(
    QUOTAS.flatMap((name) => [
      [`${name}Quota`, amount],
      [`${name}Remain`, amount],
    ]),
  ) as Record<`${(typeof QUOTAS)[number]}${"Quota" | "Remain"}`, typeof amount>),
});

export const copy = z.object({
  url: z.string(),
  node: z.int(),
  status: z.int(),
  hash: z.string().describe("SHA-256 of the stored body, hex"),
  state: z
    .enum(["fresh", "stale", "unknown"])
    .describe("Compared with the origin; unknown: the origin does not respond"),
  expired: z.boolean().describe("Whether the node asks the origin before it serves this copy again"),
}) satisfies z.ZodType<NodeCopy>;

export const copiesQuery = z.object({
  site: z.string().optional().describe("Only this host's copies; default: all"),
  limit: z.coerce
    .number<string>()
    .int()
    .min(1)
    .optional()
    .describe("At most this many of each node; default 1000"),
});
