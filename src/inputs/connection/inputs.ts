import { listInput, optionsInput } from "../builders";
import { orRefusal } from "../clean";
import { optionTable } from "../options/table";
import { connection } from "./connection";

const privilegeTables = listInput("Entity Types", {
  dataSource: "entityTypes",
  placeholder: "Any name of a table",
  example: "accounts",
  comments: "Tables to check the connection's privileges for. If blank, no privilege is checked.",
});

const actionKeys = listInput("Action Keys", {
  placeholder: "Key of an action",
  example: "createEntity",
  comments:
    "Actions whose privileges to check, on the tables of Entity Types. If blank, every right on these tables is checked.",
});

export const getCurrentUserInputs = {
  connection,
  options: optionsInput(optionTable.impersonation),
};
export const getOrganizationInputs = getCurrentUserInputs;
export const validateConnectionInputs = { connection, entityTypes: privilegeTables, actionKeys };

/** What it cannot take is part of its answer. */
export const connectionStatusInputs = {
  connection: { ...connection, clean: orRefusal(connection.clean) },
  entityTypes: { ...privilegeTables, clean: orRefusal(privilegeTables.clean) },
};
