import { byId, h, setText } from "./dom.js";
import { keyedList } from "./keyed-list.js";
import { digits } from "./words.js";

/** @typedef {import("../watch/view").QuotaRow} QuotaRow */

/** @type {Record<string, string>} */
const NAMES = {
  Url: "URLs",
  Dir: "Directories",
  Regex: "Regular expressions",
  IgnoreParams: "Without parameters",
  Preload: "Preloads",
  file: "URLs",
  directory: "Directories",
  ignoreParams: "Without parameters",
  hostname: "Hosts",
  cachetag: "Cache tags",
  purgeall: "Whole sites",
};

const show = keyedList(byId("quotas"), productGroup);

/**
 * A group for each product, and each account where there are several.
 *
 * @param {Map<string, QuotaRow>} quotas
 */
export function showQuotas(quotas) {
  const rows = [...quotas.values()];
  const several = new Set(rows.map(({ accessKeyId }) => accessKeyId).filter(Boolean)).size > 1;
  const groups = Map.groupBy(rows, ({ product, accessKeyId }) =>
    several && accessKeyId ? `${product} of ${accessKeyId}` : product,
  );
  show([...groups].map(([name, all]) => [name, { name, all }]));
}

function productGroup() {
  const title = h("h3");
  const list = h("dl", { class: "meters" });
  const update = keyedList(list, quotaMeter);
  return {
    element: h("div", {}, title, list),
    /** @param {{ name: string, all: QuotaRow[] }} group */
    update({ name, all }) {
      setText(title, name);
      update(all.map((quota) => [quota.name, quota]));
    },
  };
}

function quotaMeter() {
  const name = h("dt");
  const left = h("span");
  const bar = h("div", { class: "bar", role: "meter", "aria-valuemin": "0" });
  const element = h("div", {}, name, h("dd", {}, left, bar));

  /** @param {QuotaRow} quota */
  function update({ product, name: quotaName, total, remaining }) {
    const label = NAMES[quotaName] ?? quotaName;
    const limited = total !== null && remaining !== null;
    const text = limited ? `${digits(remaining)} of ${digits(total)}` : "no limit";
    setText(name, label);
    setText(left, text);
    bar.dataset.state = limited && remaining <= total / 10 ? "low" : "left";
    bar.style.setProperty("--share", limited && total > 0 ? `${(100 * remaining) / total}%` : "100%");
    bar.setAttribute("aria-label", `${product}: ${label}`);
    bar.setAttribute("aria-valuemax", String(total ?? 1));
    bar.setAttribute("aria-valuenow", String(remaining ?? 1));
    bar.setAttribute("aria-valuetext", limited ? `${text} left` : text);
  }
  return { element, update };
}
