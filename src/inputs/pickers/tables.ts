import { booleanInput } from "../builders";

export const includeCustom = booleanInput(
  "Include Custom Entities",
  true,
  "Lists custom tables as well as those of Dataverse and its apps.",
);

export const includeOnlyTopLevel = booleanInput(
  "Top Level Only",
  false,
  "Leaves out child tables, whose records live inside those of another table.",
);
