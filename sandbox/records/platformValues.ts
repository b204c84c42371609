import { attachedValues, noteValues } from "../files/attached";
import type { Table } from "../schema/derived";
import { isoSeconds } from "../store";
import type { Row, Store } from "../types";
import { connectionValues } from "./connections";

/** What the platform works out of a row that is written, whatever the request says of it. */
export function platformValues(store: Store, table: Table, row: Row, now: number): Row {
  switch (table.logicalName) {
    case "connection":
      return connectionValues(store, row);
    case "queueitem":
      return queueItemValues(store, row, now);
    case "activitymimeattachment":
      return attachedValues(store, row, "body");
    case "annotation":
      return noteValues(store, row);
    default:
      return {};
  }
}

/**
 * A queue item is called what its object is called, and says since when it is in the queue and with
 * whoever works on it.
 * https://learn.microsoft.com/power-apps/developer/data-platform/queue-entities
 */
function queueItemValues(store: Store, row: Row, now: number): Row {
  const kind = store.schema.tables.get(String(row["objectid__table"]));
  const object = kind && store.read(kind.logicalName, String(row["objectid"]));
  const before = store.read("queueitem", String(row["queueitemid"]));
  const moment = isoSeconds(now);
  const same = (column: string) => before !== undefined && before[column] === row[column];
  return {
    title: object?.[kind?.primaryName ?? ""] ?? null,
    objecttypecode: kind?.declaration.objectTypeCode ?? null,
    enteredon: same("queueid") ? (before?.["enteredon"] ?? null) : moment,
    workeridmodifiedon: same("workerid") ? (before?.["workeridmodifiedon"] ?? null) : moment,
  };
}
