import { h } from "./dom.js";
import { digits } from "./words.js";

/** @typedef {import("../watch/view").Excerpt} Excerpt */

/**
 * A list that may be long: its first line, and what can be unfolded.
 *
 * @param {Excerpt} excerpt
 * @returns {Node}
 */
export function excerptNode({ first, more }) {
  const [line = ""] = first;
  if (first.length < 2) return h("code", { title: line }, line);
  const rest = first.length - 1 + more;
  return h(
    "details",
    {},
    h("summary", {}, h("code", { title: line }, line), ` and ${digits(rest)} more`),
    h("ul", {}, ...first.slice(1).map((text) => h("li", {}, h("code", {}, text)))),
    ...(more > 0 ? [h("p", { class: "note" }, `and ${digits(more)} more`)] : []),
  );
}
