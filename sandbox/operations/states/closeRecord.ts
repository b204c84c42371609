import { Refusal } from "../../errors";
import { doesNotExist } from "../../query/resolveKey";
import { type Call, tableOf } from "../../records/call";
import { createRow } from "../../records/create";
import { readPayload } from "../../records/payload/read";
import { updateRow } from "../../records/update";
import type { Table } from "../../schema/derived";
import type { Row } from "../../types";
import { inTransaction } from "../../webhooks";
import type { EntityValue } from "../parameters/entities";
import { needs } from "../privileges";
import type { Invocation, Privilege } from "../types";

/** A message that closes a record and keeps the closing in an activity. */
export interface Closing {
  /** Logical name of the table whose record is closed. */
  readonly table: string;
  /** Parameter that has the activity. */
  readonly parameter: string;
  /** Logical name of the activity's table. */
  readonly activity: string;
  /** Lookup of the activity that names the record. */
  readonly lookup: string;
  /** The state the record comes to. */
  readonly state: number;
  /** Throws where the record cannot be closed. */
  readonly check: (call: Call, row: Row, id: string) => void;
  /** Columns of the record that follow from the activity. */
  readonly follows?: (activity: Row) => Row;
}

/** The status of a completed activity; those of all closings have the same numbers. */
const COMPLETED = { statecode: 1, statuscode: 2 };

/** What a message takes for the default status of its state. */
const DEFAULT_STATUS = -1;

export function privilegesOf({ table, activity }: Closing): readonly Privilege[] {
  return [needs("Write", table), needs("Create", activity)];
}

/**
 * Creates the activity, completed, and closes the record it names, both or none.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/winopportunity
 */
export function closeRecord({ call, given }: Invocation, closing: Closing): undefined {
  const entity = given.entity(closing.parameter);
  const activity = activityTable(entity, closing);
  const payload = readPayload(call, activity, entity.body, "create");
  const table = tableOf(call, closing.table);
  const id = payload.columns[closing.lookup];
  if (typeof id !== "string") throw unnamed(closing);
  const row = call.store.read(closing.table, id);
  if (row === undefined) throw doesNotExist(table, id);
  closing.check(call, row, id);
  const status = given.number("Status");
  inTransaction(call, () => {
    const created = createRow(call, activity, payload);
    updateRow(call, activity, created, { ...ended(call, created), ...COMPLETED }, "message");
    const changes = {
      statecode: closing.state,
      ...(status === DEFAULT_STATUS ? {} : { statuscode: status }),
      ...closing.follows?.({ ...created, ...ended(call, created) }),
    };
    updateRow(call, table, row, changes, "message");
  });
  return undefined;
}

/** An activity that names no end ended when it was completed. */
function ended({ context }: Call, { actualend }: Row): Row {
  return { actualend: actualend ?? `${new Date(context.now()).toISOString().slice(0, 19)}Z` };
}

/** A parameter that takes a row of any table takes this one. */
function activityTable({ table }: EntityValue, { activity, parameter }: Closing): Table {
  if (table.logicalName === activity) return table;
  throw new Refusal(
    400,
    "0x80040203",
    `${parameter} has to be of the type ${activity}, not ${table.logicalName}.`,
  );
}

function unnamed({ parameter, lookup }: Closing): Refusal {
  return new Refusal(400, "0x80040203", `${parameter} does not name a record by ${lookup}.`);
}

/** Refuses a record that is in none of these states. */
export function mustBeIn(
  states: readonly number[],
  refusal: (row: Row) => Refusal,
): (call: Call, row: Row) => void {
  return (_call, row) => {
    if (!states.includes(Number(row["statecode"]))) throw refusal(row);
  };
}

/** `InvalidState` of the service's list of codes, where the service's own words are not known. */
export function wrongState(table: string, must: string) {
  return (row: Row): Refusal =>
    new Refusal(
      400,
      "0x80040233",
      `The ${table} is in state ${row["statecode"]}, and has to be ${must}.`,
    );
}
