/**
 * The same "nothing" arrives in many dresses: a field never configured, one that was emptied, a list
 * without rows, a template that resolved to blanks.
 */
export const isUnset = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

/** For inputs that hold a structure, `{}` says nothing either. */
export const isUnsetStructure = (value: unknown): boolean =>
  isUnset(value) || (isPlainObject(value) && Object.keys(value).length === 0);

/** An object of names and values; no array, Buffer, Date or other built-in. */
export const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  Object.prototype.toString.call(value) === "[object Object]";
