import type { Message, View } from "./view";

/** What one watcher has received, so that it gets only differences. */
export class News {
  readonly #values = new Map<string, string>();
  readonly #tables = new Map<string, Map<string, string>>();

  /** The differences from what was sent before. Undefined if there are none. */
  since({ values, tables }: View): Message | undefined {
    const newValues = Object.entries(values).filter(([name, value]) => isNew(this.#values, name, value));
    const newTables = Object.entries(tables).flatMap(([name, table]) => {
      const changes = this.#changesOf(name, table);
      return changes ? [[name, changes] as const] : [];
    });
    if (newValues.length + newTables.length === 0) return undefined;
    return { values: Object.fromEntries(newValues), tables: Object.fromEntries(newTables) };
  }

  #changesOf(name: string, table: Iterable<readonly [string, unknown]>) {
    const told = this.#tables.get(name) ?? new Map<string, string>();
    this.#tables.set(name, told);
    const rows = [...table];
    const kept = new Set(rows.map(([key]) => key));
    const drop = [...told.keys()].filter((key) => !kept.has(key));
    for (const key of drop) told.delete(key);
    const set = rows.filter(([key, row]) => isNew(told, key, row));
    return set.length + drop.length === 0 ? undefined : { set, drop };
  }
}

function isNew(told: Map<string, string>, key: string, value: unknown): boolean {
  const text = JSON.stringify(value);
  if (told.get(key) === text) return false;
  told.set(key, text);
  return true;
}
