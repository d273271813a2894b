import { countsOf } from "../plan/counts";
import { named, plural } from "../plan/wording";
import type { Target } from "../services/target";

/** This many paths, and this many reasons, are named, the others counted. */
const NAMED = 5;

/** The service accepted targets, but failed to refresh them. */
export class TasksFailed extends Error {
  override readonly name = "TasksFailed";
  /** The message without paths. */
  readonly discreet: string;

  constructor(failed: readonly Target[], descriptions: readonly string[]) {
    const paths = failed.map(({ path }) => path);
    super(`The service failed to refresh ${named(paths, NAMED)}: ${named(descriptions, NAMED)}.`);
    this.discreet = `The service failed to refresh ${countsOf(failed)}.`;
  }
}

/** The tasks were not complete within the timeout of `wait`. */
export class TimedOut extends Error {
  override readonly name = "TimedOut";

  constructor(seconds: number) {
    super(
      `The refresh was accepted, but not complete within ${plural(seconds, "second")}. It continues at the service; ` +
        "the next `pulumi up` waits for it again. If this happens often, set a longer `wait: { timeoutSeconds }`.",
    );
  }
}
