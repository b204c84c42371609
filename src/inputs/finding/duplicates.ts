import { dataInput, defaultChoiceInput, keyValueInput, textInput } from "../builders";

export const recordToCompare = textInput("Entity ID", {
  dataSource: "records",
  placeholder: "GUID or alternate key of the record",
  example: "00000000-0000-0000-0000-000000000001",
  comments:
    "Record whose duplicates to find. If blank, those of Field Value and Dynamic Values are found, which need not be stored.",
});

/** Named as in the writes that they usually go to. */
export const valuesToCompare = {
  fieldValues: keyValueInput("Field Value", {
    placeholder: "Logical name of a column, and its value",
    example: "emailaddress1: yvonne@fabrikam.example",
    comments:
      "Values of a record that is not stored yet, or new ones of the record. Overrides Dynamic Values. Takes what a write takes.",
  }),
  dynamicValues: dataInput("Dynamic Values", {
    placeholder: "Object of column names and values",
    example: '{"firstname": "Yvonne", "lastname": "McKay"}',
    comments: "Values as for Field Value, as an object or JSON text.",
  }),
};

export const ifNotChecked = defaultChoiceInput<"report" | "fail">(
  "If Not Checked",
  { report: "Return Status", fail: "Fail" },
  "report",
  {
    example: "fail",
    comments:
      "If no rule could be applied: report returns checked: false with the reason, fail fails, so that nothing passes unchecked.",
  },
);
