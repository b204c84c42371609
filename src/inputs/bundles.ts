import { expandPropertyNames, fieldNames } from "./columns";
import { connection } from "./connection";
import { entityId, entityType } from "./entity";
import { impersonateObjectId, impersonateUserId } from "./impersonation";
import { fetchAll, maxRecords, nextPageId, recordsPerPage } from "./paging";
import { apply, count, filterExpression, orderByFieldNames, top } from "./query";
import { followExpands, includeAnnotations, returnNullWhenMissing } from "./reading";
import { includeCustom, includeOnlyTopLevel } from "./tables";
import {
  dynamicValues,
  emptyValues,
  fieldValues,
  recordId,
  repairValues,
  timeZone,
} from "./values";
import { bypassCustomLogic, detectDuplicates, ifMatch, ignoreMissing, upsertMode } from "./writing";

// The order of keys is the order in the designer: what saved flows know first, what is new after it.

const impersonation = { impersonateUserId, impersonateObjectId };
const valueForms = { repairValues, timeZone, emptyValues };

export const queryEntitiesInputs = {
  connection,
  entityType,
  fieldNames,
  filterExpression,
  orderByFieldNames,
  expandPropertyNames,
  fetchAll,
  recordsPerPage,
  nextPageId,
  top,
  count,
  apply,
  maxRecords,
  includeAnnotations,
  ...impersonation,
};

export const getEntityInputs = {
  entityType,
  entityId,
  fieldNames,
  expandPropertyNames,
  connection,
  returnNullWhenMissing,
  includeAnnotations,
  ...impersonation,
  followExpands,
};

export const createEntityInputs = {
  entityType,
  dynamicValues,
  fieldValues,
  connection,
  recordId,
  detectDuplicates,
  bypassCustomLogic,
  ...impersonation,
  ...valueForms,
};

export const updateEntityInputs = {
  entityType,
  entityId,
  fieldValues,
  dynamicValues,
  connection,
  ifMatch,
  detectDuplicates,
  bypassCustomLogic,
  ...impersonation,
  ...valueForms,
};

export const upsertEntityInputs = {
  entityType,
  entityId,
  fieldValues,
  dynamicValues,
  connection,
  upsertMode,
  ifMatch,
  detectDuplicates,
  bypassCustomLogic,
  ...impersonation,
  ...valueForms,
};

export const deleteEntityInputs = {
  entityType,
  entityId,
  connection,
  ignoreMissing,
  ifMatch,
  bypassCustomLogic,
  ...impersonation,
};

export const getCurrentUserInputs = { connection, ...impersonation };

export const entityTypesInputs = { connection, includeCustom, includeOnlyTopLevel };

export const entitiesInputs = entityTypesInputs;
