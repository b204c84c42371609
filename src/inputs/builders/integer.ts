import { input } from "@prismatic-io/spectral";
import { type IntegerRange, optionalInteger } from "../clean";
import type { About } from "./about";

export function integerInput(label: string, range: IntegerRange, about: About) {
  return input({
    label,
    type: "string",
    required: false,
    ...about,
    clean: optionalInteger(label, range),
  });
}

/** A number that the designer shows, and the action gets, where nothing is set. */
export function defaultIntegerInput(
  label: string,
  range: IntegerRange,
  fallback: number,
  about: About,
) {
  return input({
    label,
    type: "string",
    required: false,
    default: String(fallback),
    ...about,
    clean: (value: unknown): number => optionalInteger(label, range)(value) ?? fallback,
  });
}
