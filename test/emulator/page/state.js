/** @typedef {import("../watch/view").Message} Message */
/** @typedef {import("../watch/view").View["values"]} Values */
/** @typedef {import("../watch/view").CallRow} CallRow */
/** @typedef {import("../watch/view").TaskRow} TaskRow */
/** @typedef {import("../watch/view").QuotaRow} QuotaRow */
/** @typedef {import("../edge/site-view").UrlView} UrlView */

/** All that one connection has told so far: its first message holds everything, the others what is new. */
export class State {
  /** @type {Partial<Values>} */
  values = {};
  tables = {
    /** @type {Map<string, CallRow>} */
    calls: new Map(),
    /** @type {Map<string, TaskRow>} */
    tasks: new Map(),
    /** @type {Map<string, QuotaRow>} */
    quotas: new Map(),
    /** @type {Map<string, UrlView>} */
    copies: new Map(),
  };

  /** @param {Message} message */
  take({ values, tables }) {
    Object.assign(this.values, values);
    for (const [name, changes] of Object.entries(tables)) {
      /** @type {Map<string, unknown>} */
      const table = this.tables[/** @type {keyof State["tables"]} */ (name)];
      for (const key of changes.drop) table.delete(key);
      for (const [key, row] of changes.set) table.set(key, row);
    }
  }
}
