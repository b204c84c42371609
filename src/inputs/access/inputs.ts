import { jsonListInput, optionsInput, textInput } from "../builders";
import { onError, startAt } from "../bulk/running";
import { connection } from "../connection/connection";
import { optionTable } from "../options/table";
import { entityType } from "../records/record";
import { requiredPrincipalInput } from "./principal";

const { pace, customLogic, impersonation } = optionTable;

const owner = requiredPrincipalInput("Owner", {
  placeholder: "ID, name or e-mail address of a user or team",
  example: "ann.lee@contoso.com",
  comments:
    "User or team to own the records: ID, name, user name or e-mail address, or team: Sales where both have that name.",
});

const oneRecord = textInput("Entity ID", {
  dataSource: "records",
  placeholder: "GUID or alternate key of the record",
  example: "00000000-0000-0000-0000-000000000001",
  comments:
    "Record ID: a GUID, an alternate key such as accountnumber='A-1042', or the address of the record. Leave blank to set Records.",
});

const manyRecords = jsonListInput("Records", "a JSON array of records", {
  placeholder: "JSON array of records",
  example: '["00000000-0000-0000-0000-000000000001", { "accountnumber": "A-1042" }]',
  comments:
    "Array of records, or its JSON text: IDs, keys, references such as { table, id }, or rows that were read. Leave blank to set Entity ID.",
});

export const assignEntityInputs = {
  connection,
  entityType,
  owner,
  entityId: oneRecord,
  records: manyRecords,
  onError,
  startAt,
  options: optionsInput({ ...pace, ...customLogic, ...impersonation }),
};
