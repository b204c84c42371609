import type { ColumnDefinition } from "../types/tables";
import type { WriteMode } from "./types";

/** Whether a write of this mode can set the column, at least in a second step. */
export function isSettable(
  { kind, validForCreate, validForUpdate }: ColumnDefinition,
  mode: WriteMode,
): boolean {
  if (kind === "partylist") return true;
  if (mode === "upsert") return validForCreate || validForUpdate;
  return mode === "update" ? validForUpdate : validForCreate;
}

const WRITES = {
  create: "a create",
  createAt: "a create",
  update: "an update",
  upsert: "an upsert",
};

/** Why the column cannot be set, and what to do instead. */
export function notSettable(column: ColumnDefinition, mode: WriteMode): string {
  const refusal = `the column cannot be set by ${WRITES[mode]}`;
  if (column.logicalName === "createdon" && mode !== "update") {
    return `${refusal}; overriddencreatedon takes the time at which an imported record was created`;
  }
  return column.validForUpdate ? `${refusal}; set it by an update afterwards` : refusal;
}

/** Only an update sets it, and an upsert may turn out to be a create, which drops it without a word. */
export function isSetByUpdateOnly({ kind, validForCreate, validForUpdate }: ColumnDefinition) {
  return kind !== "partylist" && !validForCreate && validForUpdate;
}

export const NOT_BY_CREATING_UPSERT =
  "an upsert that creates the record would not set it; set it by an update, or by an upsert that only updates";
