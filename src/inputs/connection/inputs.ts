import { listInput } from "../builders";
import { connection } from "./connection";
import { impersonation } from "./impersonation";

const privilegeTables = listInput("Entity Types", {
  dataSource: "entityTypes",
  placeholder: "Any name of a table",
  example: "accounts",
  comments: "Tables to check the connection's privileges for. If blank, no privilege is checked.",
});

export const getCurrentUserInputs = { connection, ...impersonation };
export const validateConnectionInputs = { connection, entityTypes: privilegeTables };
export const connectionStatusInputs = validateConnectionInputs;
