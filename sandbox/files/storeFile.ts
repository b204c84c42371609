import { notSimulated } from "../odata/refusals";
import type { Call } from "../records/call";
import { tableOf } from "../records/call";
import { idOf } from "../records/rows";
import { updateRow } from "../records/update";
import type { Column, Table } from "../schema/derived";
import { systemValues } from "../store";
import { randomGuid } from "../store/guid";
import type { Row } from "../types";
import { inTransaction } from "../webhooks";
import { checkBlocked } from "./blocked";
import { tooBig } from "./refusals";

/** KiB of a column that declares no limit. */
const usualKilobytes = 32_768;

/** Whether the column's content is read and written on a path, apart from its row. */
export function holdsFile({ type }: Pick<Column, "type">): boolean {
  return type === "file" || type === "image";
}

export interface NewFile {
  readonly name: string;
  readonly type: string;
  readonly data: Buffer;
}

/** Throws a `Refusal` where a column does not take so many bytes; its limit is inclusive. */
export function checkFileSize({ maxSizeInKB = usualKilobytes }: Column, bytes: number): void {
  if (bytes > maxSizeInKB * 1024) throw tooBig();
}

/** Puts a file into a column of a row in the place of the one there, and returns its id. */
export function storeFile(
  call: Call,
  { table, row, column }: { table: Table; row: Row; column: Column },
  { name, type, data }: NewFile,
): string {
  const { store, files, context } = call;
  checkBlocked(store, name, type);
  checkFileSize(column, data.length);
  const attachments = tableOf(call, "fileattachment");
  const lookup = attachments.columns.get("objectid");
  if (!lookup?.targets?.some((target) => target.table === table.logicalName)) {
    throw notSimulated(`files in columns of ${table.logicalName}`);
  }
  const id = randomGuid();
  const values: Row = {
    fileattachmentid: id,
    filename: name,
    mimetype: type,
    filesizeinbytes: data.length,
    regardingfieldname: column.name,
    objectid: idOf(table, row),
    objectid__table: table.logicalName,
  };
  inTransaction(call, () => {
    removeAttachment(call, row[column.name]);
    const whole = systemValues(store, attachments, values, context.now(), context.userId);
    store.insert("fileattachment", whole);
    updateRow(call, table, row, { [column.name]: id, [`${column.name}_name`]: name });
  });
  const place = { table: table.logicalName, row: idOf(table, row), column: column.name };
  files.put(store, id, place, data);
  return id;
}

/** Takes the file out of a column; a column without one stays as it is. */
export function removeFile(
  call: Call,
  { table, row, column }: { table: Table; row: Row; column: Column },
): void {
  if (row[column.name] === null) return;
  inTransaction(call, () => {
    removeAttachment(call, row[column.name]);
    updateRow(call, table, row, { [column.name]: null, [`${column.name}_name`]: null });
  });
}

function removeAttachment({ store }: Call, id: Row[string] | undefined): void {
  if (typeof id === "string") store.remove("fileattachment", id);
}
