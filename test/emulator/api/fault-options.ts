/**
 * What goes wrong. With the answer: the vendor's `error`, an `html` page with status 502, none at all (`hang`, `reset`), a
 * `slow` or an `empty` one, a `redirect`, an `answer` of one's own, one with `noTaskId`. `oldStatus`: the task operations
 * answer tasks as they were when these were last asked for. With the task that a call submits: `taskFails`,
 * `taskNeverEnds`, `taskLate` (listed late). `quotaSpent`: somebody else spends the day's quota just before the call.
 */
export type FaultKind =
  | "error"
  | "html"
  | "hang"
  | "reset"
  | "slow"
  | "redirect"
  | "empty"
  | "answer"
  | "oldStatus"
  | "noTaskId"
  | "taskFails"
  | "taskNeverEnds"
  | "taskLate"
  | "quotaSpent";

/** A fault as one asks for it. */
export interface FaultOptions {
  /**
   * The action it hits, such as `RefreshObjectCaches`.
   *
   * @defaultValue any
   */
  action?: string | undefined;
  /**
   * The object path, as the call sends it, that a call must name to be hit.
   *
   * @defaultValue any
   */
  objectPath?: string | undefined;
  /** What goes wrong. Required. */
  kind: FaultKind;
  /**
   * Whether the call goes wrong before or after it is carried out.
   *
   * @defaultValue `"before"`
   */
  when?: "before" | "after" | undefined;
  /**
   * For the kind `error`: the vendor's code.
   *
   * @defaultValue `"InternalError"`
   */
  code?: string | undefined;
  /**
   * For the kind `answer`: the body of an answer with status 200.
   *
   * @defaultValue `"{}"`
   */
  answer?: string | undefined;
  /**
   * For the kind `taskFails`: the task's status in the end.
   *
   * @defaultValue `"Failed"`
   */
  status?: "Failed" | "Timeout" | "Canceled" | undefined;
  /**
   * How many calls it lets pass first.
   *
   * @unit calls
   * @defaultValue `0`
   */
  skip?: number | undefined;
  /**
   * How often it strikes.
   *
   * @unit calls
   * @defaultValue `1`
   */
  times?: number | undefined;
}
