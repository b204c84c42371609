import type { RuledOutcome } from "../bulk/runByRule";
import type { BulkRowResult } from "../bulk/types";
import type { Group } from "./findGroup";
import type { GroupReference, GroupResult } from "./types";

/** @param toRow what a result says besides */
export function groupResult<Row extends BulkRowResult>(
  { throttle: { meter }, outcome }: RuledOutcome,
  toRow: (row: BulkRowResult) => Row,
): GroupResult<Row> {
  const { requests, waitedMs } = meter;
  const { results, ...counts } = outcome;
  const complete = counts.unprocessed === 0;
  return { ...counts, complete, results: results.map(toRow), requests, waitedMs };
}

/** A result with the id of a record that went by another key. */
export function withKnownId(ids: ReadonlyMap<number, string> = new Map()) {
  return (row: BulkRowResult): BulkRowResult => {
    const id = row.id ?? ids.get(row.index);
    return id === undefined ? row : { ...row, id };
  };
}

export function referenceTo({ id, name }: Group): GroupReference {
  return name === undefined ? { id } : { id, name };
}
