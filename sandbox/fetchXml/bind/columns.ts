import { attributeNotFound, notSimulated } from "../../odata/refusals";
import type { Column, Table } from "../../schema/derived";

/** Columns Dataverse has beside some kinds, with what they are shown as: `statecodename`. */
const labelled = ["lookup", "choice", "multichoice", "state", "status", "boolean"];

/** The column of a logical name. Throws 400 where the table has none. */
export function columnOf(table: Table, name: string): Column {
  const column = table.columns.get(name);
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
