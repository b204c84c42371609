import { optionsInput } from "../builders";
import { connection } from "../connection/connection";
import { optionTable } from "../options/table";
import { entityType } from "../records/record";
import { upsertMode } from "../records/writing";
import { alternateKey, recordsToCreate, recordsToDelete, recordsToUpdate } from "./rows";
import { onError, startAt } from "./running";

const { bulk, duplicates, customLogic, impersonation, values, mapping } = optionTable;
const table = { connection, entityType };
const running = { onError, startAt };
const deleting = { ...bulk, ...customLogic, ...impersonation };
const writing = { options: optionsInput({ ...deleting, ...duplicates, ...values, ...mapping }) };

export const bulkCreateEntitiesInputs = {
  ...table,
  records: recordsToCreate,
  ...running,
  ...writing,
};

export const bulkUpdateEntitiesInputs = {
  ...table,
  records: recordsToUpdate,
  alternateKey,
  ...running,
  ...writing,
};

export const bulkUpsertEntitiesInputs = {
  ...table,
  records: recordsToUpdate,
  alternateKey,
  upsertMode,
  ...running,
  ...writing,
};

export const bulkDeleteEntitiesInputs = {
  ...table,
  records: recordsToDelete,
  alternateKey,
  ...running,
  options: optionsInput({ ...deleting, ...mapping }),
};
