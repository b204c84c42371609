import { defaultChoiceInput, optionsInput, referencesInput, textInput } from "../builders";
import { onError, startAt } from "../bulk/running";
import { connection } from "../connection/connection";
import { optionTable } from "../options/table";
import { entityId, entityType } from "../records/record";
import { requiredPrincipalInput } from "./principal";
import { rights } from "./rights";

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

const manyRecords = referencesInput("Records", {
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

const principal = requiredPrincipalInput("Principal", {
  placeholder: "ID, name or e-mail address of a user or team",
  example: "Tender Desk",
  comments:
    "User or team to share with: ID, name, user name or e-mail address, or team: Sales where both have that name.",
});

const mode = defaultChoiceInput("Mode", { add: "Add", replace: "Replace" }, "add", {
  example: "replace",
  comments:
    "Rights from before: add leaves them, replace takes away those that Rights does not have.",
});

const shared = { connection, entityType, entityId, principal };

export const shareEntityInputs = { ...shared, rights, mode, options: optionsInput(impersonation) };

export const unshareEntityInputs = {
  ...shared,
  principal: {
    ...principal,
    comments:
      "User or team whose share ends: ID, name, user name or e-mail address, or team: Sales where both have that name.",
  },
  options: optionsInput(impersonation),
};
