import { byId, setText } from "./dom.js";
import { counted, digits } from "./words.js";

/** @typedef {import("../watch/view").View["values"]} Values */

/** A screen reader is told at most so often, in ms. */
const SAID_EVERY = 5000;
let saidAt = Number.NEGATIVE_INFINITY;

/** @param {Values} values */
export function showSummary(values) {
  const text = summary(values);
  setText(byId("summary"), text);
  if (performance.now() - saidAt < SAID_EVERY) return;
  const announcement = byId("announcement");
  if (announcement.textContent === text) return;
  saidAt = performance.now();
  announcement.textContent = text;
}

/** @param {Values} values */
function summary({ site, tasks, calls }) {
  const running = tasks.Pending + tasks.Refreshing + tasks.PreloadPending + tasks.Preloading;
  return [
    copiesPart(site),
    running > 0 ? `${counted(running, "task")} running` : "no task running",
    counted(calls, "call"),
  ].join(", ");
}

/** @param {Values["site"]} site */
function copiesPart(site) {
  if (!site) return "No copies yet";
  const total = site.nodes.flatMap((counts) => Object.values(counts)).reduce((all, count) => all + count, 0);
  const stale = site.nodes.reduce((all, counts) => all + counts.stale, 0);
  return stale > 0
    ? `${digits(stale)} of ${counted(total, "copy", "copies")} stale`
    : `${counted(total, "copy", "copies")}, none stale`;
}
