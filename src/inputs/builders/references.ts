import { input } from "@prismatic-io/spectral";
import { references } from "../clean";
import type { About } from "./about";

/** References to records in any form, as data of an earlier step, JSON text, or a text on each line. */
export function referencesInput(label: string, about: About) {
  return input({
    label,
    type: "code",
    language: "json",
    required: true,
    default: "[]",
    ...about,
    clean: references(label, "a list of records"),
  });
}
