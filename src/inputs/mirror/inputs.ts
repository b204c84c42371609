import type { MissingRows } from "../../client";
import { defaultChoiceInput, jsonListInput, optionsInput, textInput } from "../builders";
import { alternateKey } from "../bulk/rows";
import { connection } from "../connection/connection";
import { optionTable } from "../options/table";
import { entityType } from "../records/record";
import { guards } from "./guards";

const { mirroring, pace, customLogic, impersonation, values, mapping, planned } = optionTable;

const records = jsonListInput("Records", "a JSON array of records", {
  placeholder: "JSON array of records",
  example: '[{ "accountnumber": "A-1042", "name": "Fabrikam, Inc." }]',
  comments:
    "The whole list: array of objects with the columns of each record, or its JSON text. Each holds its ID, or the columns of Alternate Key.",
});

const scope = textInput("Scope", {
  dataSource: "views",
  placeholder: "Condition, view, or * for all rows",
  example: "new_source eq 'webshop'",
  comments:
    "Rows of the table that belong to the list: an OData condition, sent as it is, a view, or * for all. Needed to remove rows.",
});

const missing = defaultChoiceInput<MissingRows>(
  "Missing Records",
  { keep: "Keep", deactivate: "Deactivate", delete: "Delete" },
  "keep",
  {
    example: "deactivate",
    comments: "What becomes of rows of the scope that the list does not have. Guards limits it.",
  },
);

export const mirrorEntitiesInputs = {
  connection,
  entityType,
  records,
  alternateKey,
  scope,
  missing,
  guards,
  options: optionsInput({
    ...mirroring,
    ...pace,
    ...customLogic,
    ...impersonation,
    ...values,
    ...mapping,
    ...planned,
  }),
};
