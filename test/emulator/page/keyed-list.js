/**
 * Keeps the children of `parent` in step with rows: an element for each key, which stays, with its focus and what is
 * unfolded in it, while the row changes.
 *
 * @template Row
 * @param {Element} parent
 * @param {() => { element: Element, update: (row: Row, before: Row | undefined) => void }} make
 * @returns {(rows: Iterable<readonly [string, Row]>) => void}
 */
export function keyedList(parent, make) {
  /**
   * @type {Map<string, { element: Element, update: (row: Row, before: Row | undefined) => void, row: Row | undefined
   * }>}
   */
  const items = new Map();
  return (rows) => {
    const gone = new Set(items.keys());
    /** @type {Element | null} */
    let next = parent.firstElementChild;
    for (const [key, row] of rows) {
      gone.delete(key);
      const item = items.get(key) ?? { ...make(), row: undefined };
      items.set(key, item);
      if (item.row !== row) {
        item.update(row, item.row);
        item.row = row;
      }
      if (item.element === next) next = next.nextElementSibling;
      else parent.insertBefore(item.element, next);
    }
    for (const key of gone) {
      items.get(key)?.element.remove();
      items.delete(key);
    }
  };
}
