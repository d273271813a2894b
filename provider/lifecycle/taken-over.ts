import { leftOf } from "../plan/kept";
import type { Progress } from "../plan/outstanding";
import { pendingText } from "../plan/pending";

/**
 * What a resource takes over from the one that it replaces: all that was not done, to be submitted. What was too much to
 * keep is too much for it, too.
 */
export function takenOver(old: Progress): Progress {
  const { pending, left } = old;
  const lefts = leftOf(old);
  if (!lefts && pending && left) return { pending, left };
  const submit = (lefts ?? []).filter(({ is }) => is !== "done").map(({ target }) => target);
  return submit.length > 0 ? { pending: pendingText({ submit, refused: [], waiting: [] }) } : {};
}
