import { optionsInput } from "../builders";
import { connection } from "../connection/connection";
import { optionTable } from "../options/table";
import { entityType } from "../records/record";
import { alternateKey, ifMany, ifNone, matchFields, valuesToCreate } from "./match";

const { finding, extras, findingMapped, annotations, duplicates, customLogic, impersonation } =
  optionTable;

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
