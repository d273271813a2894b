/**
 * What goes wrong. With the answer: the vendor's `error`, an `html` page with status 502, none at all (`hang`, `reset`), a
 * `slow` or an `empty` one, a `redirect`, an `answer` of one's own, one with `noTaskId`. `oldStatus`: the task operations
 * answer tasks as they were when these were last asked for. With the task that a call submits: `taskFails`,
 * `taskNeverEnds`, `taskLate` (listed late). `quotaSpent`: somebody else spends the day's quota just before the call.
 *
 * At the edge, with the refresh that a call submits: `nodeMisses` (a node never applies it), `nodeLate` (it does so after
 * the task is complete). At the edge from now on, until `seconds` have passed or the faults are cleared: `originOld` (the
 * origin's folders are served as they are now, whatever is written to them), `bodyChanged` (a node adds a script to texts).
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
  | "quotaSpent"
  | "nodeMisses"
  | "nodeLate"
  | "originOld"
  | "bodyChanged";

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
   * For the kinds `nodeMisses`, `nodeLate` and `bodyChanged`: which node, counted from 0.
   *
   * @unit node
   * @defaultValue every node
   */
  node?: number | undefined;
  /**
   * For the kind `nodeLate`: how long after the task is complete the node applies it. For `originOld` and `bodyChanged`: how
   * long it lasts.
   *
   * @unit seconds of the emulator's time
   * @defaultValue `30` for `nodeLate`; else until `faults.clear()`
   */
  seconds?: number | undefined;
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
