import { doesNotExist } from "../../query/resolveKey";
import { type Call, tableOf } from "../../records/call";
import type { StoredRow } from "../types";

/** The row that a parameter of the type GUID names. Throws 404 if there is none. */
export function rowById(call: Call, logicalName: string, id: string): StoredRow {
  const table = tableOf(call, logicalName);
  const row = call.store.read(logicalName, id);
  if (row === undefined) throw doesNotExist(table, id);
  return { table, row };
}
