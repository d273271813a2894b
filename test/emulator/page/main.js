import { showCalls } from "./calls.js";
import { showCopies } from "./copies.js";
import { byId, h, setText } from "./dom.js";
import { showNodes } from "./nodes.js";
import { showQuotas } from "./quotas.js";
import { State } from "./state.js";
import { showSummary } from "./summary.js";
import { showTasks } from "./tasks.js";
import { digits } from "./words.js";

/** @typedef {import("../watch/view").View["values"]} Values */

const siteSelect = /** @type {HTMLSelectElement} */ (byId("site"));
const onlyStale = /** @type {HTMLInputElement} */ (byId("only-stale"));
const pause = byId("pause");

/** Chosen by the person, or by the address; else the emulator chooses. */
let chosen = new URLSearchParams(location.search).get("site");
let state = new State();
/** @type {EventSource | undefined} */
let source;
let isDrawn = true;

function connect() {
  source?.close();
  source = new EventSource(`events${chosen === null ? "" : `?${new URLSearchParams({ site: chosen })}`}`);
  source.onopen = () => {
    state = new State();
    connection("live");
  };
  source.onerror = () => connection("lost");
  source.onmessage = ({ data }) => {
    state.take(JSON.parse(data));
    if (isDrawn) requestAnimationFrame(draw);
    isDrawn = false;
  };
}

function draw() {
  isDrawn = true;
  const { values, tables } = state;
  if (!isComplete(values)) return;
  showSummary(values);
  showFacts(values);
  showSites(values);
  showNodes(values.site, [...values.faults.nodes]);
  byId("origin-fault").hidden = !values.faults.originIsOld;
  showCopies(tables.copies, values.site, onlyStale.checked);
  showTasks(tables.tasks, values.tasks);
  showQuotas(tables.quotas);
  showCalls(tables.calls, values.calls);
}

/**
 * @param {Partial<Values>} values
 * @returns {values is Values}
 */
const isComplete = (values) => values.clock !== undefined;

/** @param {Values} values */
function showFacts({ clock, edge }) {
  setText(byId("edge"), edge);
  setText(byId("clock-kind"), clock.kind === "virtual" ? "Time (virtual)" : "Time");
  setText(byId("clock"), clock.now.replace("T", " ").replace("Z", " UTC"));
}

/** @param {Values} values */
function showSites({ sites, site }) {
  const current = chosen ?? site?.site;
  const names = [...sites];
  if (current !== undefined && !names.some(({ site }) => site === current))
    names.push({ site: current, copies: 0 });
  const options = names.map(({ site, copies }) => ({ value: site, text: `${site} (${digits(copies)})` }));
  const isSame =
    options.length === siteSelect.options.length &&
    options.every(({ value, text }, index) => {
      const option = siteSelect.options[index];
      return option?.value === value && option.text === text;
    });
  if (!isSame) siteSelect.replaceChildren(...options.map(({ value, text }) => h("option", { value }, text)));
  if (current !== undefined) siteSelect.value = current;
  siteSelect.disabled = options.length === 0;
}

/** @param {"live" | "lost" | "paused"} how */
function connection(how) {
  const words = { live: "live", lost: "connection lost, trying again", paused: "paused" };
  setText(byId("connection"), words[how]);
  byId("connection").dataset.state = how;
}

siteSelect.addEventListener("change", () => {
  chosen = siteSelect.value;
  history.replaceState(null, "", `?${new URLSearchParams({ site: chosen })}`);
  if (source) connect();
});
onlyStale.addEventListener("change", draw);
pause.addEventListener("click", () => {
  const isPausing = source !== undefined;
  if (isPausing) {
    source?.close();
    source = undefined;
    connection("paused");
  } else connect();
  setText(pause, isPausing ? "Resume" : "Pause");
});

// Not every browser lets the keyboard scroll what has no focus.
for (const area of document.querySelectorAll(".scroll")) area.setAttribute("tabindex", "0");
setText(byId("api"), location.origin);
connect();
