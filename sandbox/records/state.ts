import { Refusal } from "../errors";
import type { Table } from "../schema/derived";
import type { Row } from "../types";
import { refuseClosing, refuseLeap } from "./closing";
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
export function stateChanges(
  table: Table,
  row: Row,
  changes: Row,
  by: "update" | "message" = "update",
): Row {
  if (!("statecode" in changes) && !("statuscode" in changes)) return {};
  // A state set to nothing is left for the check of required columns to refuse.
  if (changes["statecode"] === null) return {};
  const statecode = changes["statecode"] ?? row["statecode"];
  const statuscode = changes["statuscode"] ?? defaultStatus(table, statecode);
  checkPair(table, row, statecode, statuscode);
  if (by === "update" && statecode !== row["statecode"]) {
    refuseClosing(table, Number(statecode));
    refuseLeap(table, Number(row["statecode"]), Number(statecode));
  }
  checkTransition(table, row["statuscode"], statuscode);
  return { statecode: statecode ?? null, statuscode: statuscode ?? null };
}

function stateLabel(table: Table, statecode: Row[string] | undefined): string {
  const states = table.columns.get("statecode")?.options ?? [];
  return states.find((option) => option.value === statecode)?.label ?? String(statecode);
}

/** Whether a status reason may follow another one: always, unless the table enforces transitions. */
export function mayFollow(
  table: Table,
  from: Row[string] | undefined,
  to: Row[string] | undefined,
): boolean {
  if (!table.declaration.enforceStateTransitions || from === to) return true;
  const statuses = table.columns.get("statuscode")?.options ?? [];
  const allowed = statuses.find(({ value }) => value === from)?.transitions ?? [];
  return allowed.some((value) => value === to);
}

/** Statuses that may not follow one another, where the table enforces its own transitions. */
function checkTransition(
  table: Table,
  from: Row[string] | undefined,
  to: Row[string] | undefined,
): void {
  if (mayFollow(table, from, to)) return;
  throw new Refusal(
    400,
    "0x8004f00e",
    `The status transition from ${from} to ${to} of ${table.logicalName} is not valid.`,
  );
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
  const state = `${table.declaration.schemaName}State.${stateLabel(table, statecode)}`;
  throw new Refusal(
    400,
    "0x80048408",
    `${statuscode} is not a valid status code for state code ${state} on ${table.logicalName} with Id ${idOf(table, row)}.`,
  );
}
