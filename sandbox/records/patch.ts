import { Refusal } from "../errors";
import type { KeyPredicate } from "../odata/key";
import { findByKey, resolveKey } from "../query";
import type { Table } from "../schema/derived";
import { isText } from "../store";
import type { Row, SandboxResponse } from "../types";
import type { Call } from "./call";
import { createRow } from "./create";
import { jsonBody } from "./payload/body";
import { type Payload, readPayload } from "./payload/read";
import { readValue } from "./payload/values";
import { checkVersion, preconditions } from "./preconditions";
import { represent } from "./representation";
import { entityHeaders, noContent } from "./respond";
import { updateRow } from "./update";
import { upsertedValues } from "./upsertedValues";

/**
 * `PATCH accounts(A)`: an update where the row exists and a create where it does not, unless the
 * conditional headers rule one of them out.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/perform-conditional-operations-using-web-api
 */
export function patchRecord(call: Call, table: Table, key: KeyPredicate): SandboxResponse {
  const { mustExist, mustNotExist, version } = preconditions(call);
  const row = mustExist ? resolveKey(call.store, table, key) : findByKey(call.store, table, key);
  if (row === undefined) return createAt(call, table, key);
  if (mustNotExist) throw new Refusal(412, "", "A record with matching key values already exists.");
  checkVersion(table, row, version);
  const payload = readPayload(call, table, jsonBody(call, table), "update");
  const changes = changesOf(table, row, payload, key);
  updateRow(call, table, row, mustExist ? changes : upsertedValues(table, changes));
  if (call.prefer.returnRepresentation) return represent(call, table, row, 200);
  return noContent(entityHeaders(call, table, row, key));
}

/** Key values come from the URL, whatever the body says. */
function createAt(call: Call, table: Table, key: KeyPredicate): SandboxResponse {
  const payload = readPayload(call, table, jsonBody(call, table), "create");
  const columns = { ...payload.columns, ...keyColumns(table, key) };
  const row = createRow(call, table, { ...payload, columns });
  if (call.prefer.returnRepresentation) return represent(call, table, row, 201);
  return noContent(entityHeaders(call, table, row, key));
}

/** The columns a new row has from the key in its address. */
export function keyColumns(table: Table, key: KeyPredicate): Row {
  if (key.kind === "alternate") return checkedValues(table, key.values);
  const partition = key.partition === undefined ? {} : { partitionid: key.partition };
  return { [table.primaryId]: key.id, ...partition };
}

/** A text of a key must fit its column as one of a body must; a decimal is rounded as one of a body is. */
function checkedValues(table: Table, values: Row): Row {
  const checked: Row = { ...values };
  for (const [name, value] of Object.entries(values)) {
    const column = table.columns.get(name);
    if (column && typeof value === "string" && isText(column)) readValue(table, column, value);
    if (column?.type === "decimal") checked[name] = readValue(table, column, value);
  }
  return checked;
}

/** Repeated key values are ignored; an id that contradicts the URL is refused. */
export function changesOf(table: Table, row: Row, payload: Payload, key: KeyPredicate): Row {
  const { [table.primaryId]: id, ...changes } = payload.columns;
  if (id !== undefined && id !== row[table.primaryId]) {
    throw new Refusal(
      400,
      "0x80040203",
      "Entity Id must be the same as the value set in property bag.",
    );
  }
  if (key.kind !== "alternate") return changes;
  const repeated = new Set(Object.keys(key.values));
  return Object.fromEntries(Object.entries(changes).filter(([name]) => !repeated.has(name)));
}
