import { InputError } from "../errors/InputError";
import { toApp, type UnmappedValue } from "../mapping/toApp";
import { type MappedTable, mappedTable } from "../metadata/mappedTable";
import { setOwn } from "../objects/ownProperty";
import type { Session } from "../session/session";
import type { DataverseRecord, ReadOptions } from "../types";
import { shown } from "../values/types";
import { isAskedFor, LOOKUP_TABLE } from "./annotations";
import type { Properties } from "./places";
import { type AddExtras, setOfContext } from "./rows";

/** Whether a value that the map does not have is refused, or its field left out and told about. */
export type OnUnmappedValue = "refuse" | "leaveOut";

interface Reading extends Properties {
  readonly onUnmappedValue: OnUnmappedValue;
}

/**
 * What adds `mapped` to the rows of a query: their values in the words of an app, labels among them where
 * they were added before. Undefined where there is no field map.
 *
 * @param table any name of the table of the rows, where the answer does not say it
 */
export function mappedAdder(
  session: Session,
  options: ReadOptions,
  table: string,
  { isNamed = () => false, onUnmappedValue }: Reading,
): AddExtras | undefined {
  const { fieldMap, includeLabels = false } = options;
  if (!fieldMap) return undefined;
  const tables = new Map<string, Promise<MappedTable>>();
  const tableOf = (name: string): Promise<MappedTable> => {
    const found = tables.get(name) ?? mappedTable(session, name, fieldMap, options);
    tables.set(name, found);
    return found;
  };
  const tell = onceTold(session);
  const clean = isAskedFor(options, LOOKUP_TABLE)
    ? asItIs
    : (row: DataverseRecord) => withoutTables(row);
  return async (rows, context) => {
    if (rows.length === 0) return [...rows];
    const { table: definition, map } = await tableOf(setOfContext(context) ?? table);
    return rows.map((row) => {
      if (Object.hasOwn(row, "mapped") || isNamed("mapped")) {
        tell("The records have a column mapped: it is returned, and Field Map adds nothing.");
        return clean(row);
      }
      const labels = includeLabels ? labelsOf(row) : undefined;
      const { mapped, unmapped } = toApp(row, map, { labels, isRead: isNamed });
      const [first] = unmapped;
      if (first && onUnmappedValue === "refuse")
        throw new InputError(refusal(first, row, definition));
      for (const each of unmapped) tell(leftOut(each));
      return { ...clean(row), mapped };
    });
  };
}

const asItIs = (row: DataverseRecord): DataverseRecord => row;

/** The row without the annotation that only the field map asked for, in rows that it is expanded by too. */
export function withoutTables(row: DataverseRecord, levels = MOST_LEVELS): DataverseRecord {
  const result: DataverseRecord = {};
  for (const [name, value] of Object.entries(row)) {
    if (name.endsWith(SUFFIX)) continue;
    setOwn(result, name, name.includes("@") ? value : inside(value, levels));
  }
  return result;
}

const SUFFIX = `@${LOOKUP_TABLE}`;

/** Dataverse expands no more levels; deeper values are none of its rows. */
const MOST_LEVELS = 20;

const inside = (value: unknown, levels: number): unknown => {
  if (levels === 0) return value;
  if (Array.isArray(value)) return value.map((each) => inside(each, levels - 1));
  const isRow = Object.prototype.toString.call(value) === "[object Object]";
  return isRow ? withoutTables(value as DataverseRecord, levels - 1) : value;
};

const labelsOf = ({ labels }: DataverseRecord): Readonly<Record<string, unknown>> | undefined =>
  typeof labels === "object" && labels !== null ? (labels as DataverseRecord) : undefined;

const whatOf = ({ field, column, value, known }: UnmappedValue): string =>
  `Field Map has no value of ${shown(field)} for ${shown(value)} of ${column}; it has values for ${known}`;

const refusal = (
  unmapped: UnmappedValue,
  row: DataverseRecord,
  { logicalName, primaryIdAttribute }: MappedTable["table"],
): string => {
  const id = row[primaryIdAttribute];
  const which = typeof id === "string" ? `The ${logicalName} ${id} was read, but ` : "";
  return `${which}${whatOf(unmapped)}.`;
};

/** What the log says of a field that is left out. */
export function leftOut(unmapped: UnmappedValue): string {
  return `${whatOf(unmapped)}: mapped is without the field.`;
}

const onceTold = ({ logger }: Session) => {
  const told = new Set<string>();
  return (line: string): void => {
    if (!told.has(line)) logger.warn(line);
    told.add(line);
  };
};
