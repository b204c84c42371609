import type { Element, ObjectFieldMap } from "@prismatic-io/spectral";
import type { ColumnDefinition, ColumnKind, TableDefinition } from "../client";
import { isRequired, queryName } from "./columnElements";
import { byLabel, columnLabel, tableLabel } from "./elements";

/**
 * One table's columns on both sides of a mapping: those that can be set are the fields to map, what has
 * to be set first; the table itself is offered as the object to take values from.
 */
export function fieldMapOf(table: TableDefinition): ObjectFieldMap {
  const columns = [...table.columns.values()];
  const settable = columns.filter((column) => column.validForCreate || column.validForUpdate);
  const [required, others] = [true, false].map((wanted) =>
    byLabel(
      settable
        .filter((column) => isRequired(column) === wanted)
        .map((column) => element(column.logicalName, column)),
    ),
  );
  return {
    fields: [...(required ?? []), ...(others ?? [])].map((field) => ({ field })),
    options: [
      {
        object: { key: table.entitySetName, label: tableLabel(table) },
        fields: byLabel(
          columns
            .filter(({ validForRead }) => validForRead)
            .map((column) => element(queryName(column), column)),
        ),
      },
    ],
  };
}

const element = (key: string, column: ColumnDefinition): Element => ({
  key,
  label: `${columnLabel(column)}: ${WORDS[column.kind]}${isRequired(column) ? ", required" : ""}`,
});

const WORDS: Readonly<Record<ColumnKind, string>> = {
  bigint: "big whole number",
  boolean: "yes or no",
  choice: "choice",
  multichoice: "choices",
  state: "status",
  status: "status reason",
  datetime: "date and time",
  decimal: "decimal number",
  double: "floating-point number",
  entityname: "table",
  file: "file",
  image: "image",
  integer: "whole number",
  lookup: "lookup",
  customer: "customer",
  owner: "owner",
  memo: "long text",
  money: "money",
  partylist: "activity parties",
  string: "text",
  uniqueidentifier: "GUID",
  other: "other",
};
