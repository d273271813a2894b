import { byId, h, setText } from "./dom.js";
import { excerptNode } from "./excerpt.js";
import { keyedList } from "./keyed-list.js";
import { counted, digits, timeOfDay } from "./words.js";

/** @typedef {import("../watch/view").CallRow} CallRow */

const show = keyedList(byId("calls"), () => {
  const element = h("tr");
  return { element, update: (/** @type {CallRow} */ call) => element.replaceChildren(...cells(call)) };
});

/**
 * @param {Map<string, CallRow>} calls
 * @param {number} total
 */
export function showCalls(calls, total) {
  show([...calls].sort(([, a], [, b]) => b.number - a.number));
  const newest = calls.size < total ? `the newest ${digits(calls.size)} of ` : "";
  setText(byId("calls-note"), total === 0 ? "none yet" : newest + counted(total, "call"));
}

/** @param {CallRow} call */
function cells(call) {
  const { time, product, action, objectType, about, taskIds } = call;
  const { text, kind } = outcome(call);
  return [
    h("td", {}, h("time", { datetime: time, title: time }, timeOfDay(time))),
    h("td", { class: "call" }, h("span", { class: "product" }, product || "?"), ` ${action || "no action"}`),
    h(
      "td",
      { class: "about" },
      ...(objectType ? [h("span", { class: "note" }, objectType), " "] : []),
      excerptNode(about),
    ),
    h(
      "td",
      {},
      h("span", { class: "state", "data-state": kind }, text),
      ...(taskIds.first.length > 0 ? [" ", excerptNode(taskIds)] : []),
    ),
  ];
}

/** @param {CallRow} call */
function outcome({ status, code, accepted, taskIds }) {
  if (status === 200 && accepted)
    return { text: taskIds.first.length > 0 ? "accepted" : "answered", kind: "fresh" };
  if (status === 0) {
    return accepted
      ? { text: "accepted, no response", kind: "stale" }
      : { text: "no response", kind: "unknown" };
  }
  const text = [status, code].filter(Boolean).join(" ");
  return accepted ? { text: `accepted, answered ${text}`, kind: "stale" } : { text, kind: "refused" };
}
