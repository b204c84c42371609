import { findByKey } from "../query";
import type { Call } from "../records/call";
import { createRow } from "../records/create";
import { changesOf, keyColumns } from "../records/patch";
import { type Payload, readPayload } from "../records/payload/read";
import { removeRow } from "../records/remove";
import { idOf } from "../records/rows";
import { updateRow } from "../records/update";
import { upsertedValues } from "../records/upsertedValues";
import type { Table } from "../schema/derived";
import type { BulkMessage } from "./capabilities";
import { doNotExist, noKey, repeatedKey } from "./refusals";
import type { Target } from "./targets";

/** What is left to do for a row once its body has been read; returns the row's id. */
export type RowWork = () => string;

/** Reads the body of a row and says what to do with it. Throws a `Refusal` if it is not valid. */
export function prepare(call: Call, table: Table, message: BulkMessage, target: Target): RowWork {
  switch (message) {
    case "CreateMultiple": {
      const payload = readPayload(call, table, target.body, "create");
      return () => idOf(table, createRow(call, table, payload));
    }
    case "UpdateMultiple": {
      const payload = readPayload(call, table, target.body, "update");
      return () => update(call, table, message, target, payload);
    }
    case "UpsertMultiple": {
      // Which of the two it is, is known only when it is its turn.
      const created = readPayload(call, table, target.body, "create");
      return () => upsert(call, table, target, created);
    }
    case "DeleteMultiple":
      return () => remove(call, table, target);
  }
}

function update(
  call: Call,
  table: Table,
  message: BulkMessage,
  { key }: Target,
  payload: Payload,
): string {
  if (key === undefined) throw noKey(message);
  const row = findByKey(call.store, table, key);
  if (row === undefined) throw missing(table, key);
  updateRow(call, table, row, changesOf(table, row, payload, key));
  return String(row[table.primaryId]);
}

function upsert(call: Call, table: Table, target: Target, created: Payload): string {
  const { key, body } = target;
  if (key === undefined) throw noKey("UpsertMultiple");
  if (findByKey(call.store, table, key) !== undefined) {
    const payload = readPayload(call, table, body, "update");
    const columns = upsertedValues(table, payload.columns);
    return update(call, table, "UpsertMultiple", target, { ...payload, columns });
  }
  const own = keyColumns(table, key);
  const repeated = Object.keys(own).some((name) => name in created.columns);
  if (key.kind === "alternate" && repeated) throw repeatedKey();
  const columns = { ...created.columns, ...own };
  return idOf(table, createRow(call, table, { ...created, columns }));
}

function remove(call: Call, table: Table, { key }: Target): string {
  if (key === undefined) throw noKey("DeleteMultiple");
  const row = findByKey(call.store, table, key);
  if (row === undefined) throw missing(table, key);
  removeRow(call, table, row);
  return String(row[table.primaryId]);
}

function missing(table: Table, key: NonNullable<Target["key"]>) {
  const id = key.kind === "primary" ? key.id : Object.values(key.values).join(", ");
  return doNotExist(table, [id]);
}
