import { Refusal } from "../errors";
import type { Table } from "../schema/derived";
import type { Row } from "../types";
import { idOf } from "./rows";

/** A new row is in its first state, unless the table lets the creator choose; the status has to fit. */
export function checkCreatedState(table: Table, row: Row): void {
  const state = table.columns.get("statecode");
  if (state === undefined) return;
  const initial = state.options?.[0]?.value ?? 0;
  const statecode = state.validForCreate === false ? initial : row["statecode"];
  checkPair(table, row, statecode, row["statuscode"]);
}

/**
 * The state columns of an update. A state without a status gets its default status; a status without
 * a state has to belong to the state the row is in.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/update-delete-entities-using-web-api
 */
export function stateChanges(table: Table, row: Row, changes: Row): Row {
  if (!("statecode" in changes) && !("statuscode" in changes)) return {};
  const statecode = changes["statecode"] ?? row["statecode"];
  const statuscode = changes["statuscode"] ?? defaultStatus(table, statecode);
  checkPair(table, row, statecode, statuscode);
  return { statecode: statecode ?? null, statuscode: statuscode ?? null };
}

function defaultStatus(table: Table, statecode: Row[string] | undefined): Row[string] | undefined {
  const states = table.columns.get("statecode")?.options ?? [];
  return states.find((option) => option.value === statecode)?.defaultStatus;
}

function checkPair(
  table: Table,
  row: Row,
  statecode: Row[string] | undefined,
  statuscode: Row[string] | undefined,
): void {
  const statuses = table.columns.get("statuscode")?.options ?? [];
  if (statuses.find((option) => option.value === statuscode)?.state === statecode) return;
  const { schemaName } = table.declaration;
  const states = table.columns.get("statecode")?.options ?? [];
  const label = states.find((option) => option.value === statecode)?.label ?? String(statecode);
  throw new Refusal(
    400,
    "0x80048408",
    `${statuscode} is not a valid status code for state code ${schemaName}State.${label} on ${table.logicalName} with Id ${idOf(table, row)}.`,
  );
}
