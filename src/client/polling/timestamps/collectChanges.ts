import { InputError } from "../../errors/InputError";
import type { DataverseRecord } from "../../types";
import { changeTypeOf, identityOf, keyOf } from "../shared/rowIdentity";
import type { ChangeType, PolledTable } from "../shared/types";
import type { Beginning } from "./resumePoint";
import type { Change } from "./types";

export interface CollectParams {
  readonly table: PolledTable;
  readonly beginning: Pick<Beginning, "since" | "seen">;
  readonly changeTypes: readonly ChangeType[];
}

/**
 * Takes from a page what has not been returned yet and is asked for; all of it counts as seen from
 * then on.
 *
 * @returns the latest stamp on the page, in milliseconds since the epoch; undefined for an empty page
 */
export function collectChanges(
  rows: readonly DataverseRecord[],
  { table, beginning: { since, seen }, changeTypes }: CollectParams,
  changes: Change[],
): number | undefined {
  // A page that cannot be read fails before any of its rows counts as seen.
  const identified = rows.map((record) => {
    const identity = identityOf(record, table);
    const { at } = identity;
    if (at === undefined) throw unreadable(table);
    return { record, identity, at };
  });
  let latest: number | undefined;
  for (const { record, identity, at } of identified) {
    const { id, version } = identity;
    if (latest === undefined || at > latest) latest = at;
    if (seen.has(id, version)) continue;
    const changeType = changeTypeOf(record, table, since, seen.knows(id));
    seen.add(id, version, at);
    if (changeTypes.includes(changeType))
      changes.push({ changeType, record, key: keyOf(identity) });
  }
  return latest;
}

/** Rows without a value do not meet the filter: the value is there, and only hidden. */
const unreadable = ({ timestampColumn, set }: PolledTable): InputError =>
  new InputError(
    `Timestamp Column ${timestampColumn} of ${set} came without a value: the connection's user may not read it (column security).`,
  );
