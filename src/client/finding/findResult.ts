import type { DataverseRecord } from "../types";
import type { FindResult } from "./types";

export const NOTHING_FOUND: FindResult = {
  found: false,
  created: false,
  count: 0,
  record: null,
  records: [],
  complete: true,
};

/** The one record that there is, found or created. */
export function oneRecord(record: DataverseRecord, created = false): FindResult {
  return { found: !created, created, count: 1, record, records: [record], complete: true };
}
