import { byId, h, setText } from "./dom.js";
import { keyedList } from "./keyed-list.js";
import { counted, digits } from "./words.js";

/** @typedef {import("../edge/site-view").UrlView} UrlView */
/** @typedef {NonNullable<import("../watch/view").View["values"]["site"]>} SiteSummary */

const show = keyedList(byId("copies"), copyRow);

/**
 * @param {Map<string, UrlView>} copies
 * @param {SiteSummary | null} site
 * @param {boolean} onlyStale
 */
export function showCopies(copies, site, onlyStale) {
  const all = [...copies].sort(([, a], [, b]) => compare(a.url, b.url) || compare(a.variant, b.variant));
  const shown = onlyStale
    ? all.filter(([, { copies }]) => copies.some((copy) => copy?.state === "stale"))
    : all;
  const nodes = site?.nodes.length ?? 0;
  showHead(nodes);
  show(shown);
  setText(byId("copies-note"), note(site, copies.size, shown.length));
}

/** @param {number} nodes */
function showHead(nodes) {
  const head = byId("copies-head");
  if (head.childElementCount === nodes + 2) return;
  const names = ["URL", "Origin", ...Array.from({ length: nodes }, (_, node) => `Node ${node}`)];
  head.replaceChildren(...names.map((name) => h("th", { scope: "col" }, name)));
}

/**
 * @param {SiteSummary | null} site
 * @param {number} listed
 * @param {number} shown
 */
function note(site, listed, shown) {
  if (!site)
    return "No node holds anything yet: visit a page of a site at the edge, with the site as the Host header.";
  const urls = counted(site.urls, "URL");
  if (site.urls > listed) return `${urls}, ${digits(shown)} shown: those with stale copies first.`;
  return shown < listed ? `${urls}, ${digits(shown)} of them with a stale copy.` : `${urls}.`;
}

function copyRow() {
  const url = h("code");
  const variant = h("span", { class: "note" });
  const origin = h("td");
  const element = h("tr", {}, h("th", { scope: "row" }, url, variant), origin);
  /** @type {HTMLTableCellElement[]} */
  const cells = [];

  /**
   * @param {UrlView} row
   * @param {UrlView} [before]
   */
  function update(row, before) {
    setText(url, pathOf(row.url));
    url.title = row.url;
    setText(variant, row.variant ? ` ${row.variant}` : "");
    origin.replaceChildren(...contentNodes(row.origin));
    row.copies.forEach((copy, node) => {
      const old = before?.copies[node];
      if (before && old?.state === copy?.state && old?.content === copy?.content) return;
      const cell = cells[node] ?? h("td");
      if (!cells[node]) element.append(cell);
      cells[node] = cell;
      const state = copy?.state ?? "none";
      const label = h("span", { class: "state", "data-state": state }, copy?.state ?? "no copy");
      cell.replaceChildren(label, " ", ...contentNodes(copy?.content ?? ""));
      if (before) flash(cell);
    });
  }
  return { element, update };
}

/** Lets the eye follow a refresh from node to node. @param {HTMLElement} cell */
function flash(cell) {
  cell.classList.remove("changed");
  void cell.offsetWidth; // Without this look, taking the class off and on again starts nothing.
  cell.classList.add("changed");
}

/** Status where it is not 200, and the start of the hash. @param {string} content */
function contentNodes(content) {
  const [status = "", hash = ""] = content.split(" ");
  if (!hash) return [];
  return [
    h(
      "code",
      { class: "hash", title: content },
      `${status === "200" ? "" : `${status} `}${hash.slice(0, 7)}`,
    ),
  ];
}

/** @param {string} url */
const pathOf = (url) => url.replace(/^https?:\/\/[^/]+/, "");

/**
 * @param {string} a
 * @param {string} b
 */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
