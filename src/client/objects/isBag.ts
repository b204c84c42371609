/** Names with values, as JSON has objects. */
export type Bag = Readonly<Record<string, unknown>>;

/** Whether a value is an object that is neither a list nor of a kind of its own, such as a date. */
export function isBag(value: unknown): value is Bag {
  return Object.prototype.toString.call(value) === "[object Object]";
}
