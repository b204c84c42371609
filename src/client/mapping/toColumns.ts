import { nearest } from "../errors/nearest";
import { setOwn } from "../objects/ownProperty";
import type { DataverseRecord } from "../types";
import type { UnmappedFields } from "../types/fieldMap";
import { type Fault, shown } from "../values/types";
import type { ResolvedField, ResolvedMap } from "./resolveFieldMap";
import { listed, toColumn } from "./valuePairs";

/**
 * What begins with `@` speaks of a row: which one it is, and whether it was read before. The app may call a
 * field so as well.
 */
export function aboutRow(row: DataverseRecord, map: ResolvedMap): DataverseRecord {
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => name.startsWith("@") && !map.has(name)),
  );
}

/** A record by its columns, and what is wrong with it in the words of the app. */
export interface InColumns {
  readonly record: DataverseRecord;
  readonly faults: readonly Fault[];
  /** Fields that the map does not have, where these are ignored. */
  readonly ignored: readonly string[];
}

/**
 * A record in the words of the app by its columns. The values are those of the app, but for those that the
 * map has others for; they are typed later, as those of any record. Pure.
 */
export function toColumns(
  given: DataverseRecord,
  map: ResolvedMap,
  unmapped: UnmappedFields = "refuse",
): InColumns {
  const record: DataverseRecord = {};
  const faults: Fault[] = [];
  const ignored: string[] = [];
  for (const [field, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const mapped = map.get(field);
    if (!mapped) {
      // What begins so says something of the row, such as its version.
      if (field.startsWith("@")) continue;
      if (unmapped === "pass") put(record, field, value, faults);
      else if (unmapped === "ignore") ignored.push(field);
      else faults.push({ column: field, what: notMapped(field, map) });
      continue;
    }
    const { column, name, values } = mapped;
    const typed = values ? toColumn(values, value, column.kind === "multichoice") : { value };
    if ("value" in typed) put(record, name, typed.value, faults);
    else faults.push({ column: nameOf(field, column.logicalName), what: typed.wrong });
  }
  faults.push(...settleSharedLookups(record, map));
  return { record, faults, ignored };
}

/**
 * Leaves one value of each lookup that has a field for each of its tables. As such a record is read, the
 * fields of all other tables are empty.
 */
const settleSharedLookups = (record: DataverseRecord, map: ResolvedMap): Fault[] => {
  const given = new Map<string, ResolvedField[]>();
  for (const each of map.values()) {
    if (!each.target || !Object.hasOwn(record, each.name)) continue;
    const { logicalName } = each.column;
    given.set(logicalName, [...(given.get(logicalName) ?? []), each]);
  }
  return [...given].flatMap(([column, fields]) => {
    const filled = fields.filter(({ name }) => !isEmpty(record[name]));
    if (filled.length > 1) {
      const what = `${filled.map(({ field }) => field).join(" and ")} are fields of one lookup, which refers to one record: give one of them`;
      return [{ column, what }];
    }
    const [kept = fields.find(({ name }) => record[name] === null) ?? fields[0]] = filled;
    for (const { name } of fields) if (name !== kept?.name) delete record[name];
    return [];
  });
};

const isEmpty = (value: unknown): boolean => value === null || value === "";

const put = (record: DataverseRecord, name: string, value: unknown, faults: Fault[]): void => {
  if (Object.hasOwn(record, name)) {
    faults.push({ column: name, what: "it is given twice, as a column and by Field Map" });
  } else setOwn(record, name, value);
};

const notMapped = (field: string, map: ResolvedMap): string => {
  const [close] = nearest(field, [...map.keys()]);
  const meant =
    close === undefined ? `it has ${listed([...map.keys()])}` : `was ${shown(close)} meant?`;
  return `Field Map has no such field; ${meant}`;
};

const nameOf = (field: string, column: string): string =>
  field === column ? field : `${field} (${column})`;

/** The same faults with the fields of the app before the columns that they are kept in. */
export function inFieldNames(faults: readonly Fault[], map: ResolvedMap): Fault[] {
  const fields = new Map([...map.values()].map(({ name, field }) => [name, field]));
  return faults.map(({ column, what }) => {
    const dot = column.indexOf(".");
    const [own, inner] = dot < 0 ? [column, ""] : [column.slice(0, dot), column.slice(dot)];
    const field = fields.get(own);
    return field === undefined ? { column, what } : { column: nameOf(field, own) + inner, what };
  });
}
