import { byId, h, setText } from "./dom.js";
import { keyedList } from "./keyed-list.js";
import { counted, digits } from "./words.js";

/** @typedef {NonNullable<import("../watch/view").View["values"]["site"]>} SiteSummary */
/** @typedef {SiteSummary["nodes"][number]} Counts */
/** @typedef {import("../watch/view").View["values"]["faults"]["nodes"][number]} NodeFaults */

const STATES = /** @type {const} */ (["stale", "expired", "fresh", "unchecked", "unknown"]);

const show = keyedList(byId("nodes"), nodeCard);

/**
 * @param {SiteSummary | null} site
 * @param {NodeFaults[]} faults
 */
export function showNodes(site, faults) {
  show((site?.nodes ?? []).map((counts, node) => [String(node), { node, counts, fault: faults[node] }]));
}

/** @param {NodeFaults | undefined} faults */
function faultWords(faults) {
  if (!faults) return "";
  const { missed, late, changesBodies } = faults;
  return [
    missed > 0 ? `missed ${counted(missed, "refresh", "refreshes")}` : "",
    late > 0 ? `late with ${counted(late, "refresh", "refreshes")}` : "",
    changesBodies ? "changes bodies" : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** What a node holds, as words and as a bar of parts. */
function nodeCard() {
  const name = h("span", { class: "what" });
  const total = h("span", { class: "note" });
  const parts = STATES.map((state) => h("span", { "data-state": state }));
  const words = h("p", { class: "note" });
  const wrong = h("div", { class: "fault" });
  const element = h(
    "li",
    {},
    h("div", { class: "head" }, name, total),
    h("div", { class: "parts", "aria-hidden": "true" }, ...parts),
    words,
    wrong,
  );

  /** @param {{ node: number, counts: Counts, fault: NodeFaults | undefined }} row */
  function update({ node, counts, fault }) {
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
    setText(wrong, faultWords(fault));
    wrong.hidden = wrong.textContent === "";
    element.classList.toggle("has-stale", counts.stale > 0);
  }
  return { element, update };
}
