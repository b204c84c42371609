import {
  alternateKey,
  chunkSize,
  maxParallel,
  onBulkError,
  recordsToCreate,
  recordsToDelete,
  recordsToUpdate,
  startAt,
  strategy,
  timeBudgetSeconds,
} from "./bulk";
import { connection } from "./connection";
import { entityType } from "./entity";
import { impersonateObjectId, impersonateUserId } from "./impersonation";
import { emptyValues, repairValues, timeZone } from "./values";
import { bypassCustomLogic, detectDuplicates, upsertMode } from "./writing";

const going = {
  strategy,
  onError: onBulkError,
  chunkSize,
  maxParallel,
  timeBudgetSeconds,
  startAt,
};
const impersonation = { impersonateUserId, impersonateObjectId };
const writing = {
  detectDuplicates,
  bypassCustomLogic,
  ...impersonation,
  repairValues,
  timeZone,
  emptyValues,
};

export const bulkCreateEntitiesInputs = {
  connection,
  entityType,
  records: recordsToCreate,
  ...going,
  ...writing,
};

export const bulkUpdateEntitiesInputs = {
  connection,
  entityType,
  records: recordsToUpdate,
  alternateKey,
  ...going,
  ...writing,
};

export const bulkUpsertEntitiesInputs = {
  connection,
  entityType,
  records: recordsToUpdate,
  alternateKey,
  upsertMode,
  ...going,
  ...writing,
};

export const bulkDeleteEntitiesInputs = {
  connection,
  entityType,
  records: recordsToDelete,
  alternateKey,
  ...going,
  bypassCustomLogic,
  ...impersonation,
};
