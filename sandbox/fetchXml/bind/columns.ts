import { attributeNotFound, notSimulated } from "../../odata/refusals";
import type { Column, Table } from "../../schema/derived";

/** Columns Dataverse has beside some kinds, with what they are shown as: `statecodename`. */
const labelled = ["lookup", "choice", "multichoice", "state", "status", "boolean"];

/**
 * `parentcustomeridtype`: which table a lookup points to, as it is stored beside the id; undefined for
 * any other name.
 */
export function typeColumn(table: Table, name: string): Column | undefined {
  const lookup = name.endsWith("type") ? table.columns.get(name.slice(0, -4)) : undefined;
  if (!lookup?.polymorphic) return undefined;
  return {
    name: `${lookup.name}__table`,
    schemaName: `${lookup.schemaName}Type`,
    property: name,
    label: `${lookup.label} Type`,
    type: "entityname",
    polymorphic: false,
  };
}

export function isTypeColumn({ name }: Pick<Column, "name">): boolean {
  return name.endsWith("__table");
}

/** The column of a logical name. Throws 400 where the table has none. */
export function columnOf(table: Table, name: string): Column {
  const column = table.columns.get(name) ?? typeColumn(table, name);
  if (!column) {
    const base = table.columns.get(name.replace(/(yomi)?name$/, ""));
    throw base && base.name !== name && labelled.includes(base.type)
      ? notSimulated(`the column '${name}', which shows '${base.name}', in FetchXML`)
      : attributeNotFound(name, table);
  }
  if (column.type === "partylist") {
    throw notSimulated("party lists in FetchXML; link to activityparty instead");
  }
  if (column.validForRead === false) {
    throw attributeNotFound(name, table);
  }
  return column;
}
