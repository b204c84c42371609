import { normalizeGuid, type RecordReference } from "../../client";
import { jsonObject } from "./json";
import { optionalText } from "./text";
import { isPlainObject } from "./unset";

/** A record as people refer to it: text, or an object such as `{table, id}`, as JSON text too. */
export function optionalReference(label: string) {
  return (value: unknown): RecordReference | undefined =>
    isPlainObject(value) || (typeof value === "string" && isObjectText(value))
      ? jsonObject(label)(value)
      : optionalText(label)(value);
}

/** A GUID may stand in braces too. */
const isObjectText = (text: string): boolean =>
  text.trim().startsWith("{") && normalizeGuid(text) === undefined;
