import { byId, h, setText } from "./dom.js";
import { keyedList } from "./keyed-list.js";
import { counted, digits } from "./words.js";

/** @typedef {NonNullable<import("../watch/view").View["values"]["site"]>} SiteSummary */
/** @typedef {SiteSummary["nodes"][number]} Counts */

const STATES = /** @type {const} */ (["stale", "expired", "fresh", "unchecked", "unknown"]);

const show = keyedList(byId("nodes"), nodeCard);

/** @param {SiteSummary | null} site */
export function showNodes(site) {
  show((site?.nodes ?? []).map((counts, node) => [String(node), { node, counts }]));
}

/** What a node holds, as words and as a bar of parts. */
function nodeCard() {
  const name = h("span", { class: "what" });
  const total = h("span", { class: "note" });
  const parts = STATES.map((state) => h("span", { "data-state": state }));
  const words = h("p", { class: "note" });
  const element = h(
    "li",
    {},
    h("div", { class: "head" }, name, total),
    h("div", { class: "parts", "aria-hidden": "true" }, ...parts),
    words,
  );

  /** @param {{ node: number, counts: Counts }} row */
  function update({ node, counts }) {
    const sum = STATES.reduce((all, state) => all + counts[state], 0);
    setText(name, `Node ${node}`);
    setText(total, counted(sum, "copy", "copies"));
    STATES.forEach((state, index) => {
      const part = /** @type {HTMLElement} */ (parts[index]);
      part.hidden = counts[state] === 0;
      part.style.setProperty("flex-grow", String(counts[state]));
    });
    const told = STATES.filter((state) => counts[state] > 0).map(
      (state) => `${digits(counts[state])} ${state}`,
    );
    setText(words, told.join(", ") || "holds nothing");
    element.classList.toggle("has-stale", counts.stale > 0);
  }
  return { element, update };
}
