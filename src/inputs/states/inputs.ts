import { optionsInput } from "../builders";
import { connection } from "../connection/connection";
import { optionTable } from "../options/table";
import { entityId, entityType } from "../records/record";
import { details, status } from "./closing";

const { closing, customLogic, impersonation } = optionTable;

export const setEntityStateInputs = {
  connection,
  entityType,
  entityId,
  status,
  details,
  options: optionsInput({ ...closing, ...customLogic, ...impersonation }),
};
