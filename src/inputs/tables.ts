import { input } from "@prismatic-io/spectral";
import { boolean } from "./clean";

export const includeCustom = input({
  label: "Include Custom Entities",
  type: "boolean",
  required: false,
  default: "true",
  comments:
    "Lists custom tables too: those whose name starts with the prefix of a publisher, as in new_projects.",
  clean: boolean("Include Custom Entities", true),
});

export const includeOnlyTopLevel = input({
  label: "Top Level Only",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "Kept for saved flows, without effect: the service's list of tables does not tell child tables from others.",
  clean: boolean("Top Level Only", false),
});
