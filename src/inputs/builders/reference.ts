import { input } from "@prismatic-io/spectral";
import { optionalReference, required } from "../clean";
import type { About } from "./about";

/** A record of a known table: its name, ID or key, or an object that refers to it. */
export function referenceInput(label: string, about: About) {
  return input({
    label,
    type: "string",
    required: false,
    ...about,
    clean: optionalReference(label),
  });
}

export function requiredReferenceInput(label: string, about: About) {
  return input({
    label,
    type: "string",
    required: true,
    ...about,
    clean: required(label, optionalReference(label)),
  });
}
