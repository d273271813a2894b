import { countsOf } from "../plan/counts";
import { plural } from "../plan/shown";
import type { Target } from "../plan/target";

/** So many paths are named, the others counted. */
const NAMED = 5;

/** The service accepted the refresh and then failed at it. */
export class TasksFailed extends Error {
  override readonly name = "TasksFailed";
  /** The message without paths. */
  readonly discreet: string;

  constructor(failed: readonly Target[], descriptions: readonly string[]) {
    const named = failed.slice(0, NAMED).map(({ path }) => path);
    const more = failed.length > NAMED ? [`and ${plural(failed.length - NAMED, "more", "more")}`] : [];
    super(`The service failed to refresh ${[...named, ...more].join(", ")}: ${descriptions.join("; ")}.`);
    this.discreet = `The service failed to refresh ${countsOf(failed)}.`;
  }
}

/** The tasks were not complete in time. */
export class TimedOut extends Error {
  override readonly name = "TimedOut";

  constructor(seconds: number) {
    super(
      `The refresh was accepted, but not complete within ${plural(seconds, "second")}. It goes on at the service; ` +
        "the next `pulumi up` waits for it again. A longer `wait: { timeoutSeconds }` helps if this is usual.",
    );
  }
}
