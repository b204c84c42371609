import { optionsInput } from "../builders";
import { connection } from "../connection/connection";
import { optionTable } from "../options/table";
import { entityType } from "../records/record";
import { upsertMode } from "../records/writing";
import {
  alternateKey,
  recordsToCreate,
  recordsToDelete,
  recordsToPreview,
  recordsToUpdate,
  writeMode,
} from "./rows";
import { onError, startAt } from "./running";

const { bulk, duplicates, customLogic, impersonation, values, mapping, comparing, planned } =
  optionTable;
const table = { connection, entityType };
const running = { onError, startAt };
const deleting = { ...bulk, ...customLogic, ...impersonation };
const writing = { ...deleting, ...duplicates, ...values, ...mapping };
const changing = { options: optionsInput({ ...writing, ...comparing, ...planned }) };

export const bulkCreateEntitiesInputs = {
  ...table,
  records: recordsToCreate,
  ...running,
  options: optionsInput({ ...writing, ...planned }),
};

export const bulkUpdateEntitiesInputs = {
  ...table,
  records: recordsToUpdate,
  alternateKey,
  ...running,
  ...changing,
};

export const bulkUpsertEntitiesInputs = {
  ...table,
  records: recordsToUpdate,
  alternateKey,
  upsertMode,
  ...running,
  ...changing,
};

export const bulkDeleteEntitiesInputs = {
  ...table,
  records: recordsToDelete,
  alternateKey,
  ...running,
  options: optionsInput({ ...deleting, ...mapping, ...planned }),
};

export const previewWriteInputs = {
  ...table,
  records: recordsToPreview,
  mode: writeMode,
  alternateKey,
  upsertMode,
  options: optionsInput({ ...values, ...mapping, ...impersonation }),
};
