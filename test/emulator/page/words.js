const number = new Intl.NumberFormat("en");

/** @param {number} value */
export const digits = (value) => number.format(value);

/**
 * "1 copy", "1,000 copies".
 *
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 */
export function counted(count, one, many = `${one}s`) {
  return `${digits(count)} ${count === 1 ? one : many}`;
}

/**
 * The time of day of an ISO 8601 date in UTC.
 *
 * @param {string} iso
 */
export const timeOfDay = (iso) => iso.slice(11, 19);
