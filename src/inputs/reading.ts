import { input } from "@prismatic-io/spectral";
import { boolean, optionalText } from "./clean";

export const includeAnnotations = input({
  label: "Include Annotations",
  type: "string",
  required: false,
  placeholder: "Names of annotations, or *",
  example: "OData.Community.Display.V1.FormattedValue",
  comments:
    "Annotations to return beside the values, comma-separated: formatted values, tables and navigation properties of lookups. An asterisk stands for all of them.",
  clean: optionalText("Include Annotations"),
});

export const returnNullWhenMissing = input({
  label: "Return Null When Missing",
  type: "boolean",
  required: false,
  default: "false",
  comments: "Answers with null where the record does not exist, instead of failing.",
  clean: boolean("Return Null When Missing", false),
});

export const followExpands = input({
  label: "Follow Expands",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "Reads expanded collections of more than 5,000 records to their end, with further requests. If off, incompleteExpands names the collections that may be cut.",
  clean: boolean("Follow Expands", false),
});
