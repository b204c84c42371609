/** Names with values, as JSON has objects. */
export type Bag = Readonly<Record<string, unknown>>;

/** Whether a value is an object with names and values, not a list, a date or a buffer. */
export function isBag(value: unknown): value is Bag {
  return Object.prototype.toString.call(value) === "[object Object]";
}
