import { setOwn } from "../objects/ownProperty";
import type { DataverseRecord } from "../types";
import type { BoundModel } from "./bindModel";
import { columnReader } from "./fields/columnValue";
import type { FindColumn } from "./fields/field";
import type { UnifiedRecord } from "./types";

export type ToUnified = (row: DataverseRecord) => UnifiedRecord;

/** Finds the columns of the parts of a field. */
export function finderOf({ byPath }: Pick<BoundModel, "byPath">, field: string): FindColumn {
  return (part) => byPath.get(part === "" ? field : `${field}.${part}`);
}

/** How the rows of a table become records of a model. What the environment does not have is null. Pure. */
export function unifiedReader(bound: BoundModel): ToUnified {
  const { model, table, custom, includeRemoteData } = bound;
  const readers = Object.entries(model.fields).map(
    ([name, field]) => [name, field.read(finderOf(bound, name))] as const,
  );
  const customs = [...custom].map(([name, column]) => [name, columnReader(column)] as const);
  const key = table.primaryIdAttribute;
  return (row) => {
    const record: UnifiedRecord = { id: row[key] ?? null };
    for (const [name, read] of readers) record[name] = read(row);
    record["etag"] = row["@odata.etag"] ?? null;
    const fields: Record<string, unknown> = {};
    for (const [name, read] of customs) setOwn(fields, name, read(row));
    record["custom_fields"] = fields;
    if (includeRemoteData) record["remote_data"] = row;
    return record;
  };
}

/** What is said of a record that was deleted: the same shape, of which only the ID is known. */
export function deletedReader(bound: BoundModel): (id: string) => UnifiedRecord {
  const toUnified = unifiedReader(bound);
  const key = bound.table.primaryIdAttribute;
  return (id) => {
    const record = { ...toUnified({ [key]: id }), custom_fields: {}, deleted: true };
    return bound.includeRemoteData ? { ...record, remote_data: null } : record;
  };
}
