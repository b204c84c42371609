import { ExactNumber, exactNumber, plainDigits } from "../../decimals/digits";
import { toGuid } from "../../odata/guid";
import { readValue } from "../../records/payload/values";
import type { Column, Table } from "../../schema/derived";
import type { Row, Store } from "../../types";
import type { GivenRow } from "./readRows";

/** A row as it is stored, of one that a person wrote. Throws where a value is none of its column's. */
export function storedRow(store: Store, table: Table, given: GivenRow): Row {
  const row: Row = {};
  for (const [name, value] of Object.entries(given)) {
    const column = columnOf(table, name);
    if (value === null || value === undefined) continue;
    // One column has several names; which of two values is meant is not for us to say.
    if (Object.hasOwn(row, column.name)) {
      throw new Error(`The column "${column.name}" is given twice, the second time as "${name}".`);
    }
    if (column.type === "lookup") Object.assign(row, lookup(store, table, column, value));
    else row[column.name] = readValue(table, column, typed(column, value));
  }
  return row;
}

/** By its logical name, and lookups by the names that the Web API has for them as well. */
function columnOf(table: Table, name: string): Column {
  const short = name.replace(/@odata\.bind$/, "");
  const column =
    table.columns.get(short.toLowerCase()) ??
    table.properties.get(short) ??
    table.single.get(short)?.column;
  if (column === undefined) {
    throw new Error(`The table ${table.logicalName} has no column "${name}".`);
  }
  if (column.type === "partylist" || column.name === "versionnumber") {
    throw new Error(`The column "${name}" cannot be set.`);
  }
  return column;
}

/** Texts of numbers, and labels of options, are the values that they mean. */
function typed(column: Column, value: unknown): unknown {
  if (column.type === "boolean" && (value === 0 || value === 1)) return value === 1;
  if (column.type === "multichoice" && Array.isArray(value)) return value.join(",");
  if (typeof value !== "string") return isText(column) ? plainText(value) : value;
  const option = column.options?.find(({ label }) => label.toLowerCase() === value.toLowerCase());
  if (option !== undefined) return column.type === "boolean" ? option.value === 1 : option.value;
  return isFraction(column) ? fraction(column, value) : value;
}

function isText({ type }: Column): boolean {
  return type === "string" || type === "memo";
}

/** Of a list or an object no text is made. */
function plainText(value: unknown): unknown {
  return typeof value === "object" && !(value instanceof ExactNumber) ? value : String(value);
}

function isFraction({ type }: Column): boolean {
  return type === "decimal" || type === "double" || type === "money";
}

/** With every digit. A comma may be a decimal one or one of thousands, and is refused. */
function fraction(column: Column, text: string): number | ExactNumber {
  const plain = plainDigits(text.trim());
  if (plain === undefined) {
    throw new Error(`The column "${column.name}" takes a number such as 1234.5, not "${text}".`);
  }
  const exact = exactNumber(plain);
  return typeof exact === "number" ? exact : new ExactNumber(exact);
}

const reference = /^\/?(\w+)\(([^()]*)\)$/;

/** A GUID, `contacts(<GUID>)`, or `{ "table": "contact", "id": "<GUID>" }`. */
function lookup(store: Store, table: Table, column: Column, value: unknown): Row {
  const { target, id } = pointed(value);
  const guid = toGuid(id);
  const targets = (column.targets ?? []).map((each) => each.table);
  const named = target === undefined ? undefined : store.schema.sets.get(target)?.logicalName;
  const to = named ?? target ?? (targets.length === 1 ? targets[0] : undefined);
  if (guid === undefined || to === undefined || !targets.includes(to)) {
    const forms = `a GUID of ${targets.join(" or ")}, such as ${targets[0]}s(<GUID>)`;
    throw new Error(
      `The column "${column.name}" of ${table.logicalName} takes ${forms}, not ${JSON.stringify(value)}.`,
    );
  }
  return { [column.name]: guid, ...(column.polymorphic ? { [`${column.name}__table`]: to } : {}) };
}

function pointed(value: unknown): { target?: string | undefined; id: string } {
  if (typeof value === "string") {
    const [, target, id] = reference.exec(value.trim()) ?? [];
    return { target, id: id ?? value.trim() };
  }
  const { table, id } = Object(value) as { table?: unknown; id?: unknown };
  return { target: typeof table === "string" ? table : undefined, id: String(id) };
}
