/**
 * What goes wrong:
 *
 * - Faults of a response: the vendor's `error`, an `html` page with status 502, no response (`hang`, `reset`), a `slow`
 *   or `empty` one, a `redirect`, any `response`, one with `noTaskId`. With `oldStatus`, the task operations return the
 *   status of the previous query.
 * - Faults of the task that a call submits: `taskFails`, `taskNeverEnds`, `taskLate` (it is listed late).
 * - `quotaSpent`: somebody else uses up the daily quota just before the call.
 * - Faults of one refresh at the edge: `nodeMisses` (a node never applies it), `nodeLate` (a node applies it after the
 *   task is complete).
 * - Faults of the edge that last until `seconds` have passed or the faults are cleared: `originOld` (the origin's
 *   folders are served as they are now, even if files are written), `bodyChanged` (a node adds a script to text files).
 */
export type FaultKind =
  | "error"
  | "html"
  | "hang"
  | "reset"
  | "slow"
  | "redirect"
  | "empty"
  | "response"
  | "oldStatus"
  | "noTaskId"
  | "taskFails"
  | "taskNeverEnds"
  | "taskLate"
  | "quotaSpent"
  | "nodeMisses"
  | "nodeLate"
  | "originOld"
  | "bodyChanged";

/** A fault to add. */
export interface FaultOptions {
  /**
   * The action to which it applies, such as `RefreshObjectCaches`.
   *
   * @defaultValue any
   */
  action?: string | undefined;
  /**
   * The object path, as sent, that a call must contain.
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
   * For the kind `response`: the body of the response, which has the status 200.
   *
   * @defaultValue `"{}"`
   */
  body?: string | undefined;
  /**
   * For the kind `taskFails`: the task's final status.
   *
   * @defaultValue `"Failed"`
   */
  status?: "Failed" | "Timeout" | "Canceled" | undefined;
  /**
   * For the kinds `nodeMisses`, `nodeLate` and `bodyChanged`: the node, starting at 0.
   *
   * @unit node
   * @defaultValue every node
   */
  node?: number | undefined;
  /**
   * For the kind `nodeLate`: how long after the completion of the task the node applies the refresh. For `originOld`
   * and `bodyChanged`: the duration.
   *
   * @unit seconds of the emulator's time
   * @defaultValue `30` for `nodeLate`; otherwise until `faults.clear()`
   */
  seconds?: number | undefined;
  /**
   * How many matching calls are skipped first.
   *
   * @unit calls
   * @defaultValue `0`
   */
  skip?: number | undefined;
  /**
   * To how many calls it applies.
   *
   * @unit calls
   * @defaultValue `1`
   */
  times?: number | undefined;
}
