import { defaultChoiceInput, requiredTextInput, textInput } from "../builders";
import { connection } from "../connection/connection";
import { aboutChoiceColumn } from "../metadata/choices";
import { tableId } from "../metadata/columns";
import { entityType } from "../records/record";
import { tableChoice } from "./tables";

/** What columns are to be chosen for. */
export type ColumnUse = "readable" | "writable" | "filterable";

const columnUse = defaultChoiceInput<ColumnUse>(
  "Column Use",
  { readable: "Return", writable: "Set", filterable: "Filter or Sort" },
  "readable",
  {
    example: "writable",
    comments:
      "What the columns are for. A lookup is named _primarycontactid_value to return or filter, primarycontactid to set.",
  },
);

/** What the record of a form is for. */
export type FormUse = "create" | "update";

const formUse = defaultChoiceInput<FormUse>(
  "Form Use",
  { create: "Create", update: "Update" },
  "create",
  {
    example: "update",
    comments: "What the form's values are for. A form for an update requires no column.",
  },
);

const columnSearch = textInput("Search", {
  placeholder: "Part of the column's name",
  example: "phone",
  comments: "Text that the label or a name of the column contains, in any letter case.",
});

const recordSearch = textInput("Search", {
  placeholder: "Part of the record's name",
  example: "fabrikam",
  comments:
    "Text that the name of the record contains, or its GUID. If blank, the first 200 records by name are listed.",
});

const relationshipSearch = textInput("Search", {
  placeholder: "Part of a name",
  example: "contact",
  comments:
    "Text that the relationship's column, table or navigation property contains, in any letter case.",
});

const userSearch = textInput("Search", {
  placeholder: "Part of a name or e-mail address",
  example: "jane",
  comments:
    "Text that a user's name or e-mail address contains, or a user's GUID. If blank, the first 200 users by name are listed.",
});

const groupSearch = textInput("Search", {
  placeholder: "Part of a name or e-mail address",
  example: "support",
  comments:
    "Text that the name or the e-mail address contains, or a GUID. If blank, the first 200 by name are listed.",
});

const senderSearch = textInput("Search", {
  placeholder: "Part of a name or e-mail address",
  example: "support",
  comments:
    "Text that the name or address of a queue or user contains, or its GUID. If blank, the first ones by name are listed.",
});

const templateSearch = textInput("Search", {
  placeholder: "Part of the template's title",
  example: "thank you",
  comments:
    "Text that the title of the template contains, or its GUID. If blank, the first 200 templates by title are listed.",
});

const zoneSearch = textInput("Search", {
  placeholder: "Part of the time zone's name",
  example: "europe",
  comments: "Text that the name of the time zone contains, in any letter case.",
});

const choiceSearch = textInput("Search", {
  placeholder: "Part of the choice's name",
  example: "colors",
  comments: "Text that the name or label of the global choice contains, in any letter case.",
});

export const entityTypesInputs = { connection, ...tableChoice };
export const entitiesInputs = entityTypesInputs;
export const attributesInputs = { connection, entityId: tableId, search: columnSearch };
export const columnsInputs = { connection, entityType, columnUse, search: columnSearch };
export const fileColumnsInputs = { connection, entityType };
export const recordsInputs = { connection, entityType, search: recordSearch };
export const recordKeysInputs = recordsInputs;
export const choicesInputs = {
  connection,
  entityType,
  columnName: requiredTextInput("Column Name", aboutChoiceColumn),
};
export const alternateKeysInputs = { connection, entityType };
export const statusesInputs = { connection, entityType };
export const webhookRegistrationsInputs = { connection };
export const relationshipsInputs = { connection, entityType, search: relationshipSearch };
export const usersInputs = { connection, search: userSearch };
export const queuesInputs = { connection, search: groupSearch };
export const listsInputs = queuesInputs;
export const teamsInputs = queuesInputs;
export const sendersInputs = { connection, search: senderSearch };
export const emailTemplatesInputs = { connection, search: templateSearch };
export const timeZonesInputs = { search: zoneSearch };
export const globalChoicesInputs = { connection, search: choiceSearch };
export const recordFormInputs = { connection, entityType, formUse };
