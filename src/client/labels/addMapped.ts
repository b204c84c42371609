import { InputError } from "../errors/InputError";
import { toApp, type UnmappedValue } from "../mapping/toApp";
import { type MappedTable, mappedTable } from "../metadata/mappedTable";
import type { Session } from "../session/session";
import type { DataverseRecord, ReadOptions } from "../types";
import { shown } from "../values/types";
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
  return async (rows, context) => {
    if (rows.length === 0) return [...rows];
    const { table: definition, map } = await tableOf(setOfContext(context) ?? table);
    return rows.map((row) => {
      if (Object.hasOwn(row, "mapped") || isNamed("mapped")) {
        tell("The records have a column mapped: it is returned, and Field Map adds nothing.");
        return row;
      }
      const labels = includeLabels ? labelsOf(row) : undefined;
      const { mapped, unmapped } = toApp(row, map, { labels, isRead: isNamed });
      const [first] = unmapped;
      if (first && onUnmappedValue === "refuse")
        throw new InputError(refusal(first, row, definition));
      for (const each of unmapped) tell(leftOut(each));
      return { ...row, mapped };
    });
  };
}

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
