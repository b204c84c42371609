import { InputError } from "../errors/InputError";
import { nearest } from "../errors/nearest";
import { withDefinition } from "../metadata/withDefinition";
import { type IdentifiedRecord, recordById } from "../records/recordById";
import type { Session } from "../session/session";
import type { ColumnDefinition, TableDefinition } from "../types/tables";
import { columnNamed } from "../values/columnNamed";
import type { FileColumnParams } from "./types";

/** A column that holds a file or an image, of one record. */
export interface FileColumn extends IdentifiedRecord {
  readonly column: ColumnDefinition;
  /** `accounts(…)/new_file`, under the API root. */
  readonly columnPath: string;
}

/**
 * The column that the inputs mean. It takes the definition of the table, which is remembered, and one
 * request where the record is given by another key than its id.
 *
 * @param check refuses what the column does not take, before any request about its record
 * @throws InputError for any other column, with those that the table has
 */
export function fileColumn(
  session: Session,
  params: FileColumnParams,
  check: (column: ColumnDefinition) => void = () => undefined,
): Promise<FileColumn> {
  return withDefinition(session, params, async (table) => {
    const column = requireFileColumn(table, params.fileColumn);
    check(column);
    const record = await recordById(session, params, table);
    return { ...record, column, columnPath: `${record.path}/${column.logicalName}` };
  });
}

/** Whether the content of a column is read and written apart from its row. */
export function holdsFile({ kind }: ColumnDefinition): boolean {
  return kind === "file" || kind === "image";
}

const requireFileColumn = (table: TableDefinition, name: string): ColumnDefinition => {
  const column = columnNamed(name, table);
  if (column && holdsFile(column)) return column;
  const names = [...table.columns.values()]
    .filter(holdsFile)
    .map(({ logicalName }) => logicalName)
    .sort();
  const [close] = column ? [] : nearest(name, names);
  const wrong = column
    ? `File Column ${JSON.stringify(column.logicalName)} holds neither files nor images`
    : `File Column ${JSON.stringify(name.slice(0, 80))} is no column of ${table.logicalName}${close ? `; did you mean ${close}?` : ""}`;
  const known =
    names.length > 0
      ? `File and image columns of the table: ${names.join(", ")}.`
      : `The table ${table.logicalName} has no file or image column: add one to it, or attach a note.`;
  throw new InputError(`${wrong.replace(/\?$/, "?")}${wrong.endsWith("?") ? "" : "."} ${known}`);
};
