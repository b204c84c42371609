import type { Table } from "../../schema/derived";
import { insertRow } from "../../seed/insertRow";
import { saying } from "../../text/saying";
import type { Store } from "../../types";
import { ControlError } from "../controlError";
import type { GivenRow } from "./readRows";
import { storedRow } from "./storedRow";

/** Inserts all rows or none, with everything that the system fills in, and returns their ids. */
export function insertRows(
  store: Store,
  table: Table,
  rows: readonly GivenRow[],
  now: number,
): string[] {
  return store.atomic(() =>
    rows.map((row, at) => {
      try {
        return insertRow(store, table.logicalName, storedRow(store, table, row), now);
      } catch (error) {
        throw new ControlError(400, `Row ${at + 1}: ${saying(error)}`);
      }
    }),
  );
}
