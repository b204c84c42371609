import { input } from "@prismatic-io/spectral";
import { boolean } from "../clean";

/** The designer shows the value that the cleaner falls back to. */
export function booleanInput(label: string, fallback: boolean, comments: string) {
  return input({
    label,
    type: "boolean",
    required: false,
    default: String(fallback),
    comments,
    clean: boolean(label, fallback),
  });
}
