import { withPropertyNames } from "../../queries/odata/columnNames";
import type { TableDefinition } from "../../types/tables";
import type { PolledTable, ReadColumns } from "./types";

type Named = { readonly fieldNames?: readonly string[] | undefined };

/** The columns as the table's definition reads them, which is remembered with the table. */
export function readColumns(
  { fieldNames }: Named,
  table: TableDefinition,
): { readonly columns?: ReadColumns } {
  if (!fieldNames?.length) return {};
  const read = withPropertyNames({ fieldNames }, table).fieldNames ?? fieldNames;
  return { columns: { given: fieldNames, read: [...new Set(read)] } };
}

/** Whether a table was remembered for other columns. States of before do not tell, and had right names. */
export function hasOtherColumns(
  { columns }: Pick<PolledTable, "columns">,
  { fieldNames = [] }: Named,
): boolean {
  return columns === undefined
    ? false
    : columns.given.length !== fieldNames.length ||
        columns.given.some((name, index) => name !== fieldNames[index]);
}

/** The inputs with the columns as they are read. */
export function withReadColumns<P extends Named>(
  params: P,
  { columns }: Pick<PolledTable, "columns">,
): P {
  return columns && params.fieldNames?.length ? { ...params, fieldNames: columns.read } : params;
}
