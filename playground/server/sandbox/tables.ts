import type { Sandbox } from "dataverse-sandbox";
import type { ColumnView, TableView } from "../../contract";
import { Problem } from "../http/problem";

type Schema = Sandbox["store"]["schema"];
export type Table = NonNullable<ReturnType<Schema["tables"]["get"]>>;
export type Column = NonNullable<ReturnType<Table["columns"]["get"]>>;

/** @throws Problem with 404 */
export function tableNamed({ store }: Sandbox, name: string): Table {
  const table = store.schema.tables.get(name);
  if (!table || table.declaration.abstract) throw new Problem(404, `There is no table ${name}.`);
  return table;
}

/** Every table that has rows, or may have some, by its label. */
export function tableViews(sandbox: Sandbox): TableView[] {
  return [...sandbox.store.schema.tables.values()]
    .filter(({ declaration }) => !declaration.abstract)
    .map((table) => tableView(sandbox, table))
    .sort((a, b) => a.label.localeCompare(b.label, "en"));
}

const tableView = ({ store }: Sandbox, table: Table): TableView => {
  const { declaration, logicalName, setName, primaryId, primaryName } = table;
  const { intersect, readOnly, label } = declaration;
  const [counted] = store.select(`SELECT count(*) AS n FROM ${quoted(logicalName)}`);
  const editable = !intersect && !readOnly;
  return {
    name: logicalName,
    setName,
    label,
    primaryId,
    primaryName,
    rows: Number(counted?.["n"] ?? 0),
    editable,
    columns: shownColumns(table).map((column) => columnView(column, table, editable)),
  };
};

/** Columns that hold a value; lists of parties are rows of another table. */
export function shownColumns({ columns }: Table): Column[] {
  return [...columns.values()].filter(
    ({ type, validForRead }) => type !== "partylist" && validForRead !== false,
  );
}

const columnView = (column: Column, table: Table, editable: boolean): ColumnView => {
  const { name, label, type, options, targets, required } = column;
  const isFixed = column.validForUpdate === false || column.computed !== undefined;
  return {
    name,
    label: label || name,
    type,
    writable: editable && !isFixed && name !== table.primaryId,
    required: required === "application" || required === "system",
    ...(options
      ? { options: options.map(({ value, label: text }) => ({ value, label: text })) }
      : {}),
    ...(targets ? { targets: targets.map((target) => target.table) } : {}),
  };
};

/** A name of the schema as SQL has it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
