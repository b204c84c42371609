import { connection } from "../connection/connection";
import { impersonation } from "../connection/impersonation";
import { expandPropertyNames, fieldNames } from "../queries/columns";
import { followExpands, includeAnnotations, returnNullWhenMissing } from "./reading";
import { entityId, entityType } from "./record";
import { dynamicValues, fieldValues, recordId, valueForms } from "./values";
import { bypassCustomLogic, detectDuplicates, ifMatch, ignoreMissing, upsertMode } from "./writing";

// The order of keys is the order in the designer: what saved flows know first, what is new after it.

const writing = { detectDuplicates, bypassCustomLogic, ...impersonation, ...valueForms };
const changed = { entityType, entityId, fieldValues, dynamicValues, connection };

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
  ...writing,
};

export const updateEntityInputs = { ...changed, ifMatch, ...writing };

export const upsertEntityInputs = { ...changed, upsertMode, ifMatch, ...writing };

export const deleteEntityInputs = {
  entityType,
  entityId,
  connection,
  ignoreMissing,
  ifMatch,
  bypassCustomLogic,
  ...impersonation,
};
