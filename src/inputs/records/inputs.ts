import { optionsInput } from "../builders";
import { connection } from "../connection/connection";
import { fieldMapToRead } from "../mapping/inputs";
import { optionTable } from "../options/table";
import { expandPropertyNames, fieldNames } from "../queries/columns";
import { returnNullWhenMissing } from "./reading";
import { entityId, entityType, recordOrKey } from "./record";
import { dynamicValues, fieldValues } from "./values";
import { ignoreMissing, returnedFields, returnResult, upsertMode } from "./writing";

// The order of keys is the order in the designer: what saved flows know first, what is new after it.

const { impersonation, values, mapping, newRecord, version, duplicates, customLogic, comparing } =
  optionTable;
const writing = { ...duplicates, ...customLogic, ...impersonation, ...values, ...mapping };
const returned = { returnResult, fieldNames: returnedFields };
const changed = { entityType, entityId, fieldValues, dynamicValues, connection };

export const getEntityInputs = {
  entityType,
  entityId,
  fieldNames,
  expandPropertyNames,
  connection,
  returnNullWhenMissing,
  fieldMap: fieldMapToRead,
  options: optionsInput({
    ...optionTable.extras,
    ...optionTable.annotations,
    ...optionTable.expands,
    ...impersonation,
  }),
};

export const createEntityInputs = {
  entityType,
  dynamicValues,
  fieldValues,
  connection,
  ...returned,
  options: optionsInput({ ...newRecord, ...writing }),
};

export const updateEntityInputs = {
  ...changed,
  ...returned,
  options: optionsInput({ ...version, ...writing, ...comparing }),
};

export const upsertEntityInputs = {
  ...changed,
  entityId: recordOrKey,
  upsertMode,
  ...returned,
  options: optionsInput({ ...version, ...writing, ...comparing }),
};

export const deleteEntityInputs = {
  entityType,
  entityId,
  connection,
  ignoreMissing,
  options: optionsInput({ ...version, ...customLogic, ...impersonation }),
};
