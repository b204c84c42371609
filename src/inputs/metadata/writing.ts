import { booleanInput, textInput } from "../builders";

export const solutionName = textInput("Solution Name", {
  placeholder: "Unique name of a solution",
  example: "ContosoCore",
  comments:
    "Unmanaged solution for the column, by its unique name. If blank, the default solution.",
});

export const publish = booleanInput(
  "Publish",
  false,
  "Publishes the table after the update, with all its unpublished changes. Until then, readers see the old definition.",
);
