import type { Call } from "../../records/call";
import { createRow } from "../../records/create";
import type { Column, Table } from "../../schema/derived";
import type { Row } from "../../types";
import type { StoredRow } from "../types";

/** Columns of the same name that a new row begins anew. */
const ownColumns = new Set(
  `createdon createdby createdonbehalfby modifiedon modifiedby modifiedonbehalfby versionnumber
  overriddencreatedon importsequencenumber statecode statuscode ownerid owninguser owningteam
  owningbusinessunit processid stageid traversedpath`.split(/\s+/),
);

/**
 * Creates a row from another one, as conversions of the sales application do: with its values where both
 * tables have a column of that name, and with those given.
 */
export function deriveRow(call: Call, table: Table, source: StoredRow, given: Row): StoredRow {
  const taken = [...table.columns.values()].filter((column) => isTaken(source.table, column));
  const columns: Row = {};
  for (const { name } of taken) {
    for (const stored of [name, `${name}__table`]) {
      const value = source.row[stored];
      if (value !== undefined && value !== null) columns[stored] = value;
    }
  }
  const payload = { columns: { ...columns, ...given }, parents: [], children: [], links: [] };
  return { table, row: createRow(call, table, payload) };
}

function isTaken(source: Table, column: Column): boolean {
  const { name, autoNumber, computed, validForCreate } = column;
  const other = source.columns.get(name);
  if (other === undefined || other.type !== column.type || ownColumns.has(name)) return false;
  if (name === source.primaryId || autoNumber || computed || validForCreate === false) return false;
  return !name.endsWith("_base");
}
