import { notAFile } from "../../files/refusals";
import { holdsFile } from "../../files/storeFile";
import { attributeNotFound } from "../../odata/refusals";
import type { Column } from "../../schema/derived";
import type { Invocation, StoredRow } from "../types";

/** The row that `Target` means, and the column of it that `FileAttributeName` names. */
export function fileColumn({ given }: Invocation): StoredRow & { id: string; column: Column } {
  const target = given.row("Target");
  const name = given.text("FileAttributeName");
  const column = target.table.columns.get(name);
  if (column === undefined) throw attributeNotFound(name, target.table);
  if (!holdsFile(column)) throw notAFile(name);
  return { ...target, column };
}
