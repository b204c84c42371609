import { connection } from "../connection/connection";
import { impersonation } from "../connection/impersonation";
import { entityType } from "../records/record";
import { valueForms } from "../records/values";
import { bypassCustomLogic, detectDuplicates, upsertMode } from "../records/writing";
import { alternateKey, recordsToCreate, recordsToDelete, recordsToUpdate } from "./rows";
import { running } from "./running";

const table = { connection, entityType };
const writing = { detectDuplicates, bypassCustomLogic, ...impersonation, ...valueForms };

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
  bypassCustomLogic,
  ...impersonation,
};
