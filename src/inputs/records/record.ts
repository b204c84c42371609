import { requiredTextInput } from "../builders";

export const entityType = requiredTextInput("Entity Type", {
  dataSource: "entityTypes",
  placeholder: "Entity set name of the table",
  example: "accounts",
  comments: "Table. Its entity set name (accounts) works fastest; any other name works too.",
});

const aboutRecord = {
  dataSource: "records",
  placeholder: "GUID or alternate key of the record",
  example: "00000000-0000-0000-0000-000000000001",
  comments:
    "Record ID: a GUID, an alternate key such as accountnumber='A-1042', or the address of the record.",
};

export const entityId = requiredTextInput("Entity ID", aboutRecord);

/** Of a record that may not exist yet: forms of the keys are offered besides. */
export const recordOrKey = requiredTextInput("Entity ID", {
  ...aboutRecord,
  dataSource: "recordKeys",
});
