import { normalizeGuid } from "../../client";
import { jsonValue } from "./json";
import { refuse } from "./refuse";
import { requireWritable } from "./requireWritable";
import { isPlainObject, isUnset } from "./unset";

/**
 * People, from a list, from one of them, or from text, which is a list as people write it, or JSON. What each entry
 * means is found out later; a list of nothing but unset references is unset.
 */
export function recipientList(label: string) {
  return (value: unknown): readonly unknown[] | undefined => {
    if (isUnset(value)) return undefined;
    const given = typeof value === "string" && isJson(value) ? jsonValue(label)(value) : value;
    if (isUnset(given)) return undefined;
    requireWritable(label, given);
    const list = Array.isArray(given) ? given : [given];
    if (list.every(isUnset)) return undefined;
    return list.map((entry) =>
      typeof entry === "string" || isPlainObject(entry) || isUnset(entry)
        ? entry
        : refuse(label, "e-mail addresses and references to records", entry),
    );
  };
}

/** A GUID may stand in braces. */
const isJson = (text: string): boolean =>
  /^\s*[[{\u201c]/.test(text) && normalizeGuid(text) === undefined;
