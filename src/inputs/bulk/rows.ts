import { commaListInput, defaultChoiceInput, jsonListInput } from "../builders";

const records = (example: string, comments: string) =>
  jsonListInput("Records", "a JSON array of records", {
    placeholder: "JSON array of records",
    example,
    comments,
  });

export const recordsToCreate = records(
  '[{ "name": "Fabrikam, Inc.", "numberofemployees": 250 }, { "name": "Contoso" }]',
  "Array of objects with the columns of each record, or its JSON text.",
);

export const recordsToUpdate = records(
  '[{ "accountid": "00000000-0000-0000-0000-000000000001", "telephone1": "555-0100" }]',
  "Array of objects with the columns of each record, or its JSON text. Each holds its ID, or the columns of Alternate Key.",
);

export const recordsToDelete = records(
  '["00000000-0000-0000-0000-000000000001", { "accountnumber": "A-1042" }]',
  "Array of IDs, or of objects with the ID or the columns of an alternate key, or its JSON text.",
);

export const recordsToPreview = records(
  '[{ "accountnumber": "A-1042", "telephone1": "555-0100" }]',
  "Array of objects as the bulk action of the mode takes them, or its JSON text.",
);

export const writeMode = defaultChoiceInput(
  "Mode",
  { upsert: "Upsert", create: "Create", update: "Update", delete: "Delete" },
  "upsert",
  {
    example: "update",
    comments: "What would be done with the records: what the bulk action of that name does.",
  },
);

export const alternateKey = commaListInput("Alternate Key", {
  dataSource: "alternateKeys",
  placeholder: "Columns of the key, separated by commas",
  example: "accountnumber",
  comments:
    "Alternate key that identifies the records: its name, or its columns. If blank, the ID of the record.",
});
