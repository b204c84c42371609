import { input } from "@prismatic-io/spectral";
import { fileRows, keyValues, textPairs } from "../clean";
import type { About } from "./about";

const rows = { type: "string", collection: "keyvaluelist", required: false } as const;

/** Rows of a key and any value. */
export function keyValueInput(label: string, about: About) {
  return input({ label, ...rows, ...about, clean: keyValues(label) });
}

/** Rows of a key and text. */
export function keyTextInput(label: string, about: About) {
  return input({ label, ...rows, ...about, clean: textPairs(label) });
}

/** Rows of a key and a file. */
export function keyFileInput(label: string, about: About) {
  return input({ label, ...rows, ...about, clean: fileRows(label) });
}
