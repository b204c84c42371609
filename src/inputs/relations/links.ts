import { defaultChoiceInput, referencesInput, requiredTextInput } from "../builders";

export const relationship = requiredTextInput("Relationship", {
  dataSource: "relationships",
  placeholder: "Schema name, navigation property or related table",
  example: "contact_customer_accounts",
  comments:
    "Relationship of the table: its schema name or navigation property. The related table is enough if only one relationship leads to it.",
});

export const relatedRecords = referencesInput("Related Records", {
  placeholder: "List of record IDs",
  example:
    '["00000000-0000-0000-0000-000000000001", { "table": "contact", "id": "00000000-0000-0000-0000-000000000002" }]',
  comments:
    "Records on the other side: IDs, alternate keys, addresses, objects with table and id, or rows of a query. A list, or its JSON text.",
});

export const ifAlreadyLinked = defaultChoiceInput(
  "If Already Linked",
  { ok: "Let It Pass", fail: "Fail" },
  "ok",
  {
    example: "fail",
    comments: "What a link that exists before counts as. fail reads first, and fails that record.",
  },
);

export const ifLinkedElsewhere = defaultChoiceInput(
  "If Linked Elsewhere",
  { move: "Move", fail: "Fail" },
  "move",
  {
    example: "fail",
    comments:
      "If a lookup refers to another record: move replaces it. fail reads first, and names the present one. Not for many-to-many.",
  },
);
