import { normalizeGuid } from "../odata/guid";
import type { TableDefinition } from "../types/tables";
import { columnOf } from "./findColumn";
import { ambiguousName } from "./referencePredicate";
import { isRowRead } from "./rowRead";
import { shown } from "./types";

type Columns = Readonly<Record<string, unknown>>;

/** What an object of columns means under a lookup: the id of a row, or a record to be created along. */
export type ColumnsMeaning =
  | { readonly id: string }
  | { readonly isNew: true }
  | { readonly wrong: string };

/**
 * Distinguishes a row that was read before, whose id is taken, from a record to be created along, which says its
 * type or has columns to write beyond its name (Microsoft: "Create related table records in one
 * operation"). What could be either is refused. Pure.
 */
export function isNewRecord(columns: Columns, definition: TableDefinition): ColumnsMeaning {
  const { primaryIdAttribute, primaryNameAttribute, logicalName } = definition;
  const given = idIn(columns, primaryIdAttribute);
  if (given && "wrong" in given) return given;
  const isRead = isRowRead(columns);
  if (isRead && given) return given;
  if (isRead)
    return { wrong: `the row that was read has no ${primaryIdAttribute} to refer to it by` };
  const writable = columnsToWrite(columns, definition);
  const beyondName = writable.filter((name) => name !== primaryNameAttribute);
  if (typeof columns["@odata.type"] === "string" && writable.length > 0) return { isNew: true };
  if (given && beyondName.length === 0) return given;
  if (given) {
    return {
      wrong: `it has both ${primaryIdAttribute} and columns to write: {"id": "${given.id}"} refers to the record, "@odata.type": "Microsoft.Dynamics.CRM.${logicalName}" beside the columns creates one`,
    };
  }
  if (beyondName.length > 0) return { isNew: true };
  const name = primaryNameAttribute;
  return name !== undefined && Object.hasOwn(columns, name)
    ? { wrong: ambiguousName(logicalName, name, columns[name]) }
    : { wrong: `${shown(columns)} has no column of ${logicalName} that can be written` };
}

/** The id that a row says of itself, under the name of its table's key. */
export function idIn(
  columns: Columns,
  name: string,
): { readonly id: string } | { readonly wrong: string } | undefined {
  const given = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (given === undefined) return undefined;
  const id = typeof given === "string" ? normalizeGuid(given) : undefined;
  return id ? { id } : { wrong: `its ${name} ${shown(given)} is not a GUID` };
}

/**
 * Names under which a create of the record has something to write. What is empty says nothing of a record
 * that does not exist yet: references to earlier steps that are unset would make an empty one.
 */
export function columnsToWrite(columns: Columns, definition: TableDefinition): string[] {
  return Object.keys(columns).filter(
    (name) => !isEmpty(columns[name]) && canBeWritten(name, definition),
  );
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

/** Whether a create can write what is under this name; the id alone says nothing of the record. */
const canBeWritten = (name: string, definition: TableDefinition): boolean => {
  if (name.startsWith("@")) return false;
  const at = name.indexOf("@");
  if (at > 0 && !name.endsWith("@odata.bind")) return false;
  const bare = at > 0 ? name.slice(0, at) : name;
  const column = columnOf(bare, definition, {})?.column;
  if (column) return column.validForCreate && !column.isPrimaryId;
  return definition.relationships.some(({ navigation }) => navigation === bare);
};
