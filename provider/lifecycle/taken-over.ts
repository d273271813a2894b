import { leftOf } from "../plan/kept";
import type { Progress } from "../plan/outstanding";
import { pendingText } from "../plan/pending";

/**
 * What a resource takes over from the one that it replaces: everything that was not done, to be submitted. If that was
 * too large to keep, `left` is taken over unchanged.
 */
export function takenOver(old: Progress): Progress {
  const { pending, left } = old;
  const lefts = leftOf(old);
  if (!lefts && pending && left) return { pending, left };
  const submit = (lefts ?? []).filter(({ is }) => is !== "done").map(({ target }) => target);
  return submit.length > 0 ? { pending: pendingText({ submit, refused: [], waiting: [] }) } : {};
}
