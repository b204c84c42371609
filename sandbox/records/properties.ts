import { removeFile } from "../files/storeFile";
import type { KeyPredicate } from "../odata/key";
import { resolveKey } from "../query";
import type { Column, Table } from "../schema/derived";
import type { SandboxResponse } from "../types";
import type { Call } from "./call";
import { jsonBody } from "./payload/body";
import { directLookup, odataError } from "./payload/refusals";
import { readValue } from "./payload/values";
import { checkVersion, preconditions } from "./preconditions";
import { noContent } from "./respond";
import { updateRow } from "./update";

/** One column of one row. */
export interface PropertyTarget {
  table: Table;
  key: KeyPredicate;
  column: Column;
}

/**
 * `PUT accounts(A)/name` with `{"value": …}`. The row has to exist: this is no upsert.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/update-delete-entities-using-web-api
 */
export function putProperty(call: Call, target: PropertyTarget): SandboxResponse {
  const body = jsonBody(call, target.table);
  if (!("value" in body)) {
    throw odataError(
      target.table.setName,
      "A top-level property with name 'value' was not found in the payload; the value of a single property is expected under that name.",
    );
  }
  return write(call, target, body["value"]);
}

/** `DELETE accounts(A)/description`: sets the column to null; of a file, deletes it. */
export function deleteProperty(call: Call, target: PropertyTarget): SandboxResponse {
  const { table, key, column } = target;
  if (column.type === "file") {
    removeFile(call, { table, column, row: resolveKey(call.store, table, key) });
    return noContent();
  }
  return write(call, target, null);
}

function write(
  call: Call,
  { table, key, column }: PropertyTarget,
  value: unknown,
): SandboxResponse {
  if (column.type === "lookup") throw directLookup();
  const row = resolveKey(call.store, table, key);
  checkVersion(table, row, preconditions(call).version);
  const stored = readValue(table, column, value);
  if (column.validForUpdate !== false) updateRow(call, table, row, { [column.name]: stored });
  return noContent();
}
