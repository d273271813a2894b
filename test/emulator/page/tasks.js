import { byId, h, setText } from "./dom.js";
import { excerptNode } from "./excerpt.js";
import { keyedList } from "./keyed-list.js";
import { counted, digits, timeOfDay } from "./words.js";

/** @typedef {import("../watch/view").TaskRow} TaskRow */

const show = keyedList(byId("tasks"), taskItem);

/**
 * @param {Map<string, TaskRow>} tasks
 * @param {Record<TaskRow["status"], number>} counts
 */
export function showTasks(tasks, counts) {
  show([...tasks].sort(([, a], [, b]) => b.number - a.number));
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const words = [
    [counts.Pending + counts.PreloadPending, "pending"],
    [counts.Refreshing, "refreshing"],
    [counts.Preloading, "preloading"],
    [counts.Complete, "complete"],
    [counts.Failed + counts.Timeout + counts.Canceled, "failed"],
  ];
  const told = words.filter(([count]) => count).map(([count, word]) => `${digits(Number(count))} ${word}`);
  const hidden = total > tasks.size ? `, the newest ${digits(tasks.size)} shown` : "";
  setText(byId("tasks-note"), total === 0 ? "none yet" : told.join(", ") + hidden);
}

function taskItem() {
  const title = h("span", { class: "what" });
  const status = h("span", { class: "state" });
  const bar = h("div", { class: "bar", role: "progressbar", "aria-valuemin": "0", "aria-valuemax": "100" });
  const about = h("div", { class: "about" });
  const small = h("div", { class: "note" });
  const element = h("li", {}, h("div", { class: "head" }, title, status), bar, about, small);

  /**
   * @param {TaskRow} task
   * @param {TaskRow} [before]
   */
  function update(task, before) {
    if (!before) {
      const { taskId, product, objectType, force, paths, acceptedAt } = task;
      const count = counted(paths.first.length + paths.more, objectType === "CacheTag" ? "tag" : "path");
      title.append(
        h("span", { class: "product" }, product),
        ` ${objectType}${force ? ", forced" : ""}: ${count}`,
      );
      about.append(excerptNode(paths));
      small.append(h("code", {}, taskId), ` at ${timeOfDay(acceptedAt)}`);
      bar.setAttribute("aria-label", `Task ${taskId}`);
    }
    const percent = ["Failed", "Timeout", "Canceled"].includes(task.status) ? 100 : task.percent;
    const runs = task.status === "Refreshing" || task.status === "Preloading";
    setText(status, runs ? `${task.status} ${task.percent}%` : task.status);
    status.dataset.state = task.status;
    bar.dataset.state = task.status;
    bar.setAttribute("aria-valuenow", String(task.percent));
    bar.setAttribute("aria-valuetext", `${task.status}, ${task.percent}%`);
    bar.style.setProperty("--share", `${percent}%`);
  }
  return { element, update };
}
