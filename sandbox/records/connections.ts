import type { Table } from "../schema/derived";
import { randomGuid } from "../store";
import type { Row, Store } from "../types";

const connection = "connection";

/** Columns of the two ends, which a connection and its mirror image have the other way round. */
const ends = ["id", "id__table", "roleid", "objecttypecode"] as const;

/** What the platform works out of a connection: the kinds of its two records, and its name. */
export function connectionValues(store: Store, row: Row): Row {
  return {
    record1objecttypecode: kindOf(store, row["record1id__table"]),
    record2objecttypecode: kindOf(store, row["record2id__table"]),
    name: nameOf(store, row["record2id__table"], row["record2id"]),
  };
}

/**
 * Every connection is two rows: one seen from each record, of which the first is the master. Their
 * `relatedconnectionid` leads from one to the other.
 * https://learn.microsoft.com/power-apps/developer/data-platform/connection-entities
 */
export function mirrorCreated(store: Store, table: Table, row: Row): void {
  if (table.logicalName !== connection) return;
  const connectionid = randomGuid();
  const name = nameOf(store, row["record1id__table"], row["record1id"]);
  const relatedconnectionid = row["connectionid"] ?? null;
  const versionnumber = store.nextVersion();
  const mirrored = { ...row, ...turned(row), connectionid, name, relatedconnectionid };
  store.insert(connection, { ...mirrored, ismaster: 0, versionnumber });
  store.update(connection, String(relatedconnectionid), {
    relatedconnectionid: connectionid,
    ismaster: 1,
  });
}

/** Changes the other row of a connection as this one was changed. */
export function mirrorUpdated(store: Store, table: Table, row: Row): void {
  const other = row["relatedconnectionid"];
  if (table.logicalName !== connection || !other) return;
  const shared = ["description", "effectivestart", "effectiveend", "statecode", "statuscode"];
  const same = Object.fromEntries(shared.map((column) => [column, row[column] ?? null]));
  const name = nameOf(store, row["record1id__table"], row["record1id"]);
  const versionnumber = store.nextVersion();
  store.update(connection, String(other), { ...same, ...turned(row), name, versionnumber });
}

/** Lets a row that is about to be deleted take its other row along, which does not come back to it. */
export function releaseMirror(store: Store, table: Table, id: string): void {
  if (table.logicalName === connection) store.update(table.logicalName, id, freed);
}

const freed: Row = { relatedconnectionid: null };

function turned(row: Row): Row {
  const pairs = ends.flatMap((end) => [
    [`record1${end}`, row[`record2${end}`] ?? null],
    [`record2${end}`, row[`record1${end}`] ?? null],
  ]);
  return Object.fromEntries(pairs);
}

function kindOf(store: Store, table: Row[string] | undefined): number | null {
  return store.schema.tables.get(String(table))?.declaration.objectTypeCode ?? null;
}

function nameOf(store: Store, name: Row[string] | undefined, id: Row[string] | undefined) {
  const table = store.schema.tables.get(String(name));
  const row = table && id ? store.read(table.logicalName, String(id)) : undefined;
  return row?.[table?.primaryName ?? ""] ?? null;
}
