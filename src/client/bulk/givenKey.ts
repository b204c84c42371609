import { PARTITION } from "../keys/typedKey";
import type { ColumnDefinition, TableDefinition } from "../metadata/types";
import { setOwn } from "../objects/ownProperty";
import type { DataverseRecord } from "../types";
import { columnOf } from "../values/findColumn";

/** A row as it was given, what tells its record taken apart from what is to be written. */
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
}

/**
 * Takes the key out of a row, whatever its letter case. What begins with `@` speaks of the row and is no
 * column of it, as in rows that come out of a query.
 */
export const givenKey = (
  given: DataverseRecord,
  definition: TableDefinition,
  keyColumns: readonly ColumnDefinition[],
): GivenKey => {
  const elastic = definition.tableType === "Elastic";
  const keyNames = new Set(keyColumns.map(({ logicalName }) => logicalName));
  const key = new Map<string, unknown>();
  const rest: DataverseRecord = {};
  let id: unknown;
  let partition: unknown;
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("@")) continue;
    const column = name.includes("@") ? undefined : columnOf(name, definition, given)?.column;
    if (column?.logicalName === definition.primaryIdAttribute) id = value;
    else if (column && keyNames.has(column.logicalName)) key.set(column.logicalName, value);
    else if (elastic && column?.logicalName === PARTITION) partition = value;
    else setOwn(rest, name, value);
  }
  return { id, partition, address: given["@odata.id"], key, rest };
};
