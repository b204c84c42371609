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

/** JSON of a list with at least one entry. `accepted` says of what, for refusals. */
export function requiredJsonListInput(label: string, accepted: string, about: About) {
  return input({ label, ...json, ...about, clean: required(label, jsonList(label, accepted)) });
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
