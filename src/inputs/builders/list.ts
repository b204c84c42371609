import { input } from "@prismatic-io/spectral";
import { required, stringList, wholeTexts } from "../clean";
import type { About } from "./about";

const list = { type: "string", collection: "valuelist" } as const;

export function listInput(label: string, about: About) {
  return input({ label, ...list, required: false, ...about, clean: stringList(label) });
}

export function requiredListInput(label: string, about: About) {
  return input({
    label,
    ...list,
    required: true,
    ...about,
    clean: required(label, stringList(label)),
  });
}

/** A list of texts that may hold commas. */
export function wholeListInput(label: string, about: About) {
  return input({ label, ...list, required: false, ...about, clean: wholeTexts(label) });
}

/** A list in one text, separated by commas. */
export function commaListInput(label: string, about: About) {
  return input({ label, type: "string", required: false, ...about, clean: stringList(label) });
}
