import { input } from "@prismatic-io/spectral";
import { boolean } from "./clean";

export const includeCustom = input({
  label: "Include Custom Entities",
  type: "boolean",
  required: false,
  default: "true",
  comments: "Lists custom tables too, besides those that come with Dataverse and its apps.",
  clean: boolean("Include Custom Entities", true),
});

export const includeOnlyTopLevel = input({
  label: "Top Level Only",
  type: "boolean",
  required: false,
  default: "false",
  comments: "Leaves child tables out, whose records live inside those of another table.",
  clean: boolean("Top Level Only", false),
});
