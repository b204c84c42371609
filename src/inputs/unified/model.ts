import type { RecordModel } from "../../client";
import { booleanInput, choiceInput } from "../builders";

/** The models whose records are rows of a table, by their labels. */
export const MODELS: Readonly<Record<RecordModel, string>> = {
  account: "Account",
  contact: "Contact",
  lead: "Lead",
  opportunity: "Opportunity",
  engagement: "Engagement",
  note: "Note",
  user: "User",
};

export const fieldsOf = choiceInput<RecordModel>("Fields Of", MODELS, {
  placeholder: "contact",
  example: "contact",
  comments: "For the model field: the model whose columns are meant.",
});

export const includeRemoteData = booleanInput(
  "Include Remote Data",
  true,
  "Adds remote_data: the whole record as Dataverse has it. If false, only the columns of the model are read.",
);

export const includeDeleted = booleanInput(
  "Include Deleted",
  true,
  "With Since: also returns the deleted records, as their IDs with deleted: true.",
);

export const unifiedModel = choiceInput<RecordModel>("Unified Model", MODELS, {
  placeholder: "contact",
  example: "contact",
  comments:
    "Adds unified beside each record: the record in a shape that is the same for every CRM. Its table is that of the model.",
});
