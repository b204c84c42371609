import { referencesInput, textInput } from "../builders";

const accepted = "IDs, keys, references such as { table, id }, or rows that were read.";

export const queuedRecords = referencesInput("Records", {
  placeholder: "JSON array of records",
  example: '["00000000-0000-0000-0000-000000000001"]',
  comments: `One record or an array of them, or its JSON text: ${accepted}`,
});

export const itemsOrRecords = referencesInput("Records", {
  placeholder: "JSON array of records or queue items",
  example:
    '["00000000-0000-0000-0000-000000000001", { "table": "incident", "id": "00000000-0000-0000-0000-000000000002" }]',
  comments: `Queue items or records, one or an array, or its JSON text: ${accepted}`,
});

export const tableOfRecords = textInput("Entity Type", {
  dataSource: "entityTypes",
  placeholder: "Entity set name of the table",
  example: "incidents",
  comments: "Table of Records, for those that do not name theirs. If blank, they are queue items.",
});

export const listMembers = referencesInput("Members", {
  placeholder: "JSON array of records",
  example: '["00000000-0000-0000-0000-000000000001"]',
  comments: `Accounts, contacts or leads, as the list has them, or JSON text: ${accepted}`,
});

export const teamMembers = referencesInput("Members", {
  placeholder: "JSON array of users",
  example: '["00000000-0000-0000-0000-000000000007", "ann.lee@contoso.com"]',
  comments:
    "Array of users, its JSON text, or one on each line: IDs, names, user names, e-mail addresses, or references such as { table, id }.",
});
