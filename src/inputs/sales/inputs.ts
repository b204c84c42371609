import { optionsInput } from "../builders";
import { connection } from "../connection/connection";
import { optionTable } from "../options/table";
import { entityId, entityType } from "../records/record";
import { to } from "./conversion";
import { account, contact, createAccount, createContact, createOpportunity, lead } from "./lead";
import { checkParents, masterRecord, mergedRecord, takeFromMerged } from "./merge";

const { qualifying, customLogic, impersonation } = optionTable;
const options = optionsInput({ ...customLogic, ...impersonation });

export const qualifyLeadInputs = {
  connection,
  lead,
  createAccount,
  createContact,
  createOpportunity,
  account,
  contact,
  options: optionsInput({ ...qualifying, ...customLogic, ...impersonation }),
};

export const convertEntityInputs = { connection, entityType, entityId, to, options };

export const mergeEntitiesInputs = {
  connection,
  entityType,
  masterRecord,
  mergedRecord,
  takeFromMerged,
  checkParents,
  options,
};
