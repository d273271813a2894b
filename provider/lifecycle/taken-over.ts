import { leftOf } from "../plan/kept";
import type { Progress } from "../plan/outstanding";
import { pendingText } from "../plan/pending";

/** What a resource takes over from the one that it replaces: all that was not done, to be submitted. */
export function takenOver(old: Progress): Progress {
  const owed = (leftOf(old) ?? []).filter(({ is }) => is !== "done");
  const submit = owed.map(({ target }) => target);
  return owed.length > 0 ? { pending: pendingText({ submit, refused: [], waiting: [] }) } : {};
}
