import { input } from "@prismatic-io/spectral";
import { boolean, optionalText } from "../clean";

export const solutionName = input({
  label: "Solution Name",
  type: "string",
  required: false,
  placeholder: "Unique name of a solution",
  example: "ContosoCore",
  comments:
    "Unmanaged solution to put the column into, by its unique name. The default one where empty.",
  clean: optionalText("Solution Name"),
});

export const publish = input({
  label: "Publish",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "Publishes the table after the update. That also releases the unfinished changes of colleagues to this table. A change that is not published is not seen by whoever reads the definition, the next Update Attribute included.",
  clean: boolean("Publish", false),
});
