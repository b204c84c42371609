import { optionsInput } from "../builders";
import { connection } from "../connection/connection";
import { optionTable } from "../options/table";
import { entityType } from "../records/record";
import { ifNotChecked, recordToCompare, valuesToCompare } from "./duplicates";
import { alternateKey, ifMany, ifNone, matchFields, valuesToCreate } from "./match";

const {
  finding,
  duplicatesOf,
  mapping,
  extras,
  findingMapped,
  annotations,
  duplicates,
  customLogic,
  impersonation,
} = optionTable;

export const findEntityInputs = {
  connection,
  entityType,
  matchFields,
  alternateKey,
  ifNone,
  ifMany,
  fieldValues: valuesToCreate,
  options: optionsInput({
    ...finding,
    ...extras,
    ...findingMapped,
    ...annotations,
    ...duplicates,
    ...customLogic,
    ...impersonation,
  }),
};

export const findDuplicatesInputs = {
  connection,
  entityType,
  entityId: recordToCompare,
  ...valuesToCompare,
  ifNotChecked,
  options: optionsInput({ ...extras, ...duplicatesOf, ...mapping, ...impersonation }),
};
