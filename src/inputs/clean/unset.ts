/**
 * The same "nothing" arrives in many dresses: a field never configured, one that was emptied, a list
 * without rows, a template that resolved to blanks.
 */
export function isUnset(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === "string" && value.trim() === "") ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** For inputs that hold a structure, `{}` says nothing either. */
export function isUnsetStructure(value: unknown): boolean {
  return isUnset(value) || (isPlainObject(value) && Object.keys(value).length === 0);
}

/** An object of names and values; no array, Buffer, Date or other built-in. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === "[object Object]";
}
