import { booleanInput, textInput } from "../builders";

export const includeAnnotations = textInput("Include Annotations", {
  placeholder: "Names of annotations, or *",
  example: "OData.Community.Display.V1.FormattedValue",
  comments:
    "Annotations to return beside the values, comma-separated, such as formatted values. Use * for all of them.",
});

export const includeLabels = booleanInput(
  "Include Labels",
  false,
  "Adds labels to each record: the texts of choices, states and yes/no, and the names of lookups, by column.",
);

export const includeRecordUrl = booleanInput(
  "Include Record URL",
  false,
  "Adds recordUrl to each record: its address in the app.",
);

export const returnNullWhenMissing = booleanInput(
  "Return Null When Missing",
  false,
  "Returns null if the record does not exist, instead of failing.",
);

export const followExpands = booleanInput(
  "Follow Expands",
  false,
  "Reads expanded collections beyond 5,000 records. If false, incompleteExpands names those that may be cut.",
);
