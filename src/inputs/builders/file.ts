import { input } from "@prismatic-io/spectral";
import { isUnset, required } from "../clean";
import type { About } from "./about";

/** A file in any form. How its text is read depends on another input, so that the client reads it. */
export function requiredFileInput(label: string, about: About) {
  return input({
    label,
    type: "data",
    required: true,
    ...about,
    clean: required(label, given),
  });
}

/** The same, where there may be none. */
export function fileInput(label: string, about: About) {
  return input({ label, type: "data", required: false, ...about, clean: given });
}

const given = (value: unknown): NonNullable<unknown> | undefined =>
  isUnset(value) ? undefined : (value as NonNullable<unknown>);
