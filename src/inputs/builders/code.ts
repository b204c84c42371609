import { input } from "@prismatic-io/spectral";
import { jsonList, jsonObject, required, xmlText } from "../clean";
import type { About } from "./about";

const json = { type: "code", language: "json", required: true } as const;
const xml = { type: "code", language: "xml" } as const;

/** An object, or JSON text of one, as data of an earlier step. */
export function dataInput(label: string, about: About) {
  return input({ label, type: "data", required: false, ...about, clean: jsonObject(label) });
}

/** JSON of an object. The designer begins with an example; an input that is emptied stays unset. */
export function jsonInput(label: string, start: string, about: About) {
  return input({ label, ...json, default: start, ...about, clean: jsonObject(label) });
}

/**
 * JSON of a list with at least one entry. The designer begins with an example, which
 * is no fallback: an input that is emptied is refused.
 *
 * @param accepted what the list holds, for refusals
 * @param check looks at the whole list, and throws if it cannot be taken
 */
export function requiredJsonListInput(
  label: string,
  accepted: string,
  { start, check }: ListStart,
  about: About,
) {
  const clean = required(label, jsonList(label, accepted));
  return input({
    label,
    ...json,
    default: start,
    ...about,
    clean: (value: unknown): readonly unknown[] => check(clean(value)),
  });
}

interface ListStart {
  readonly start: string;
  readonly check: (list: readonly unknown[]) => readonly unknown[];
}

/** JSON of a list that may be empty. */
export function jsonListInput(label: string, accepted: string, about: About) {
  return input({
    label,
    ...json,
    default: "[]",
    ...about,
    clean: (value: unknown): readonly unknown[] => jsonList(label, accepted)(value) ?? [],
  });
}

export function xmlInput(label: string, about: About) {
  return input({ label, ...xml, required: false, ...about, clean: xmlText(label) });
}

export function requiredXmlInput(label: string, about: About) {
  return input({ label, ...xml, required: true, ...about, clean: required(label, xmlText(label)) });
}
