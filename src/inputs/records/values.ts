import {
  booleanInput,
  dataInput,
  defaultChoiceInput,
  keyValueInput,
  textInput,
  timeZoneInput,
} from "../builders";

export const fieldValues = keyValueInput("Field Value", {
  placeholder: "Logical name of a column, and its value",
  example: "name: Fabrikam, Inc.",
  comments:
    "Columns to set, by logical name. Overrides Dynamic Values. A lookup takes table: name (account: Litware Ltd.), an ID, a path or JSON.",
});

export const dynamicValues = dataInput("Dynamic Values", {
  placeholder: "Object of column names and values",
  example: '{"name": "Fabrikam, Inc.", "numberofemployees": 250, "telephone1": null}',
  comments: "Columns to set, as an object or JSON text. Null clears a column.",
});

export const recordId = textInput("Record ID", {
  placeholder: "GUID for the new record",
  example: "00000000-0000-0000-0000-000000000001",
  comments:
    "GUID for the new record, so that a repeated create makes no second one. If blank, Dataverse chooses one, and a lost answer stays unknown.",
});

export const repairValues = booleanInput(
  "Repair Values",
  true,
  "Converts values to what their columns take, such as dates from text and choices from labels. If false, values are sent unchanged.",
);

export const timeZone = timeZoneInput(
  "Time Zone",
  "Time zone of date-times without an offset. Default: UTC. Needs Repair Values.",
);

export const emptyValues = defaultChoiceInput(
  "Empty Values",
  { omit: "Leave Out", clear: "Clear Column", omitAll: "Leave Out, Text Too" },
  "omit",
  {
    example: "clear",
    comments:
      "What empty text does to columns that hold no text: leaves them out or clears them. omitAll leaves out text columns too. Needs Repair Values.",
  },
);
