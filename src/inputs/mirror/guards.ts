import { structuredObjectInput } from "@prismatic-io/spectral";
import type { MirrorGuards } from "../../client";
import { readOptions } from "../accept/readOptions";
import { booleanInput, defaultIntegerInput } from "../builders";
import { jsonObject } from "../clean";

const LABEL = "Guards";

const children = {
  maxRemovals: defaultIntegerInput("Max Removals", { min: 0 }, 100, {
    placeholder: "Whole number of rows",
    example: "500",
    comments: "Most rows that one run may remove. If more would be removed, none is.",
  }),
  maxRemovalPercent: defaultIntegerInput("Max Removal Percent", { min: 0, max: 100 }, 20, {
    placeholder: "0 to 100",
    example: "5",
    comments:
      "Most rows that one run may remove, in percent of the rows in the scope. If more would be removed, none is.",
  }),
  allowEmpty: booleanInput(
    "Allow Empty",
    false,
    "Lets an empty list remove rows. Otherwise an empty list is refused, since it mostly means that its source failed.",
  ),
  allowCascade: booleanInput(
    "Allow Cascade",
    false,
    "Lets deletions take rows of other tables along, such as notes and activities. Otherwise nothing is deleted then.",
  ),
};

/** The guards as a group: rows are removed only if all of them allow it. */
export const guards = structuredObjectInput({
  label: LABEL,
  comments: "What has to hold before rows are removed. Takes JSON text as well.",
  inputs: children,
});

/** The guards with their defaults, which the platform does not apply inside a group. */
export function readGuards(given: unknown): MirrorGuards {
  return readOptions(children, {}, jsonObject(LABEL)(given), LABEL);
}
