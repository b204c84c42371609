import { booleanInput, textInput } from "../builders";

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

const search = textInput("Search", {
  placeholder: "Part of the table's name",
  example: "invoice",
  comments: "Text that a name or label of the table contains, in any letter case.",
});

const changeTrackedOnly = booleanInput(
  "Change Tracked Only",
  false,
  "Lists only tables whose changes are tracked, which Record Changes needs.",
);

const webhookCapableOnly = booleanInput(
  "Webhook Capable Only",
  false,
  "Lists only tables that report their records' changes to webhooks. Takes one more request.",
);

const includeInternal = booleanInput(
  "Include Internal Entities",
  false,
  "Also lists intersect tables, which hold many-to-many relationships, and private tables of the service.",
);

/** What a picker of tables is narrowed by, in the order of the designer. */
export const tableChoice = {
  includeCustom,
  includeOnlyTopLevel,
  search,
  changeTrackedOnly,
  webhookCapableOnly,
  includeInternal,
};
