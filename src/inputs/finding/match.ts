import type { IfMany, IfNone } from "../../client";
import { defaultChoiceInput, keyValueInput, textInput } from "../builders";

export const matchFields = keyValueInput("Match Fields", {
  placeholder: "Logical name of a column, and its value",
  example: "emailaddress1: yvonne@fabrikam.example",
  comments:
    "Columns and the values that the record has in all of them. A lookup takes table: name, an ID or JSON; a choice its label. None may be empty.",
});

export const alternateKey = textInput("Alternate Key", {
  dataSource: "recordKeys",
  placeholder: "Columns of a key with their values, or a GUID",
  example: "accountnumber='A-1042'",
  comments:
    "Key of the record, in the place of Match Fields: an alternate key such as accountnumber='A-1042', a GUID, or an address.",
});

export const ifNone = defaultChoiceInput<IfNone>(
  "If None",
  { null: "Return Null", fail: "Fail", create: "Create Record" },
  "null",
  {
    example: "create",
    comments:
      "If no record is found: null returns found: false, fail fails, create creates it once. create takes a key, or Match Fields that are one.",
  },
);

export const ifMany = defaultChoiceInput<IfMany>(
  "If Many",
  { fail: "Fail", first: "First Created", newest: "Last Created", all: "Return All" },
  "fail",
  {
    example: "newest",
    comments:
      "If several records are found: fail fails, first and newest return the one that was created first or last, all returns every one.",
  },
);

export const valuesToCreate = keyValueInput("Field Value", {
  placeholder: "Logical name of a column, and its value",
  example: "lastname: McKay",
  comments:
    "Further columns of the record that is created. Needs If None to be create. The columns that the record is found by are set as well.",
});
