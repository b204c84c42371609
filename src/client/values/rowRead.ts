import type { TableDefinition } from "../types/tables";

type Columns = Readonly<Record<string, unknown>>;

/** Whether an object is a row that was read before: only answers of Dataverse carry these marks. */
export function isRowRead(columns: Columns): boolean {
  return isText(columns, "@odata.etag") || isText(columns, "@odata.context");
}

const isText = (columns: Columns, name: string): boolean =>
  typeof columns[name] === "string" && Object.hasOwn(columns, name);

/** The columns with the mark of a row that was read. */
export function asRowRead(columns: Columns): Columns {
  return { "@odata.etag": "", ...columns };
}

/** What is added to a row on demand. */
const EXTRAS = new Set(["labels", "recordUrl", "mapped", "unchanged"]);

const TWIN = /_(?:Formatted|LogicalName|NavigationProperty)$/;

/**
 * Whether a row that was read has this beside its columns: texts and tables of other columns, and columns
 * of linked tables.
 */
export function comesWithRead(name: string, definition: TableDefinition, row: Columns): boolean {
  return (
    name.includes(".") ||
    definition.companions.some(({ logicalName }) => logicalName === name) ||
    TWIN.test(name) ||
    EXTRAS.has(name) ||
    (typeof row[name] === "object" && Object.keys(row).some((each) => each.startsWith(`${name}.`)))
  );
}
