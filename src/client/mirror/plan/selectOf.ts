import type { Plan } from "../../bulk/plan";
import { isComparable, readName } from "../../compare/writtenColumns";
import { isRecord } from "../../odata/listBody";
import type { ColumnDefinition } from "../../types/tables";
import { slotOf } from "../../values/slots";
import type { Scope } from "../scope/types";

/**
 * What is read of each row: the columns that records name and that an update would write, the key, the state,
 * and what decides on the scope. That is known before the records are typed. Pure.
 */
export function selectOf(
  { definition, keys, map }: Plan,
  records: readonly unknown[],
  scope: Scope | undefined,
): readonly string[] {
  const columnOf = (name: string): ColumnDefinition | undefined => {
    const slot = slotOf(name, definition, {});
    return map?.get(name)?.column ?? (slot.kind === "column" ? slot.found.column : undefined);
  };
  const named = [...namesIn(records)].flatMap((name) => columnOf(name) ?? []);
  const states = ["statecode", "statuscode"].filter((name) => definition.columns.has(name));
  return [
    ...new Set([
      ...named.filter(isWritten).map(readName).sort(),
      ...keys.map(readName),
      ...states,
      ...(scope?.columns ?? []).map(readName),
    ]),
  ];
}

const isWritten = (column: ColumnDefinition): boolean =>
  isComparable(column) && column.validForUpdate;

const namesIn = (records: readonly unknown[]): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const record of records) {
    if (isRecord(record)) for (const name of Object.keys(record)) names.add(name);
  }
  return names;
};
