import { setOwn } from "../../objects/ownProperty";
import type { DataverseRecord } from "../../types";
import type { ColumnDefinition, TableDefinition } from "../../types/tables";
import { columnOf, isReadName } from "../../values/findColumn";
import { PARTITION } from "../../values/keys/typedKey";
import { isRowRead } from "../../values/rowRead";
import type { Fault } from "../../values/types";

/** A row as it was given: its key, and what is to be written. */
export interface GivenKey {
  /** Value of the primary key's column. */
  readonly id: unknown;
  /** Partition of a row of an elastic table. */
  readonly partition: unknown;
  /** `@odata.id`, as an address. */
  readonly address: unknown;
  /** Values of the alternate key's columns, by logical name. */
  readonly key: ReadonlyMap<string, unknown>;
  readonly rest: DataverseRecord;
  /** Columns of the key that are given twice: one of the two would be lost. */
  readonly faults: readonly Fault[];
}

/**
 * Takes the key out of a row, whatever its letter case. What begins with `@` speaks of the row and is no
 * column of it, as in rows that come out of a query.
 */
export function givenKey(
  given: DataverseRecord,
  definition: TableDefinition,
  keyColumns: readonly ColumnDefinition[],
): GivenKey {
  const { primaryIdAttribute, tableType } = definition;
  const isOfKey = (name: string) => keyColumns.some(({ logicalName }) => logicalName === name);
  const isApart = (name: string) =>
    name === primaryIdAttribute || isOfKey(name) || (tableType === "Elastic" && name === PARTITION);
  const parts = new Map<string, Part>();
  const rest: DataverseRecord = {};
  const faults: Fault[] = [];
  const wasRead = isRowRead(given);
  for (const name of Object.keys(given)) {
    const value = given[name];
    if (name.startsWith("@")) continue;
    const direct = definition.columns.has(name) && !isApart(name);
    const column =
      direct || name.includes("@") ? undefined : columnOf(name, definition, given)?.column;
    if (!column || !isApart(column.logicalName)) {
      setOwn(rest, name, value);
      continue;
    }
    const { logicalName } = column;
    const other = parts.get(logicalName);
    const part = { name, value, weight: weightOf(name, value, wasRead) };
    if (!other || part.weight > other.weight) parts.set(logicalName, part);
    if (other && part.weight === GIVEN && other.weight === GIVEN) {
      faults.push({ column: name, what: `${other.name} sets the same column; give one of them` });
    }
  }
  const givenAs = (name: string): unknown => parts.get(name)?.value;
  return {
    id: isOfKey(primaryIdAttribute) ? undefined : givenAs(primaryIdAttribute),
    partition: isOfKey(PARTITION) ? undefined : givenAs(PARTITION),
    address: given["@odata.id"],
    key: new Map(
      keyColumns.flatMap(({ logicalName }) => pairOf(logicalName, parts.get(logicalName))),
    ),
    rest,
    faults,
  };
}

/** A value of the key, and the name it was given by. */
interface Part {
  readonly name: string;
  readonly value: unknown;
  readonly weight: number;
}

const GIVEN = 2;

/** Of two spellings of one column: what is unset says nothing, and what was read yields to what is given. */
const weightOf = (name: string, value: unknown, wasRead: boolean): number => {
  if (value === undefined || value === null || value === "") return 0;
  return wasRead && isReadName(name) ? 1 : GIVEN;
};

const pairOf = (name: string, part: Part | undefined): [string, unknown][] =>
  part ? [[name, part.value]] : [];
