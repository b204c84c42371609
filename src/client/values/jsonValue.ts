import { readJson } from "../json/readJson";
import { isRecord } from "../odata/listBody";
import type { DataverseRecord } from "../types";

/**
 * The value of a text that is JSON for an object or a list: inputs of type text have no other way to say
 * one. Undefined where the text begins like one and is none.
 */
export function jsonValue(value: unknown): { readonly value: unknown } | undefined {
  if (typeof value !== "string") return { value };
  const text = value.trim();
  if (!/^[[{]/.test(text) || /^\{[0-9a-f-]+\}$/i.test(text)) return { value };
  try {
    return { value: readJson(text) };
  } catch {
    return undefined;
  }
}

/** The object that a text is JSON for; undefined for any other text. */
export function objectInText(text: string): DataverseRecord | undefined {
  const value = text.trim().startsWith("{") ? jsonValue(text)?.value : undefined;
  return isRecord(value) ? value : undefined;
}
