import { DataverseError } from "../../errors/DataverseError";
import type { DataverseRecord } from "../../types";
import { timeOf } from "./times";
import type { ChangeType, PolledTable } from "./types";

/** Which row, in which version, and when it was stamped. */
export interface RowIdentity {
  /** GUID in lower case. */
  readonly id: string;
  readonly version: string;
  /** Milliseconds since the epoch; undefined where the column came without a value. */
  readonly at: number | undefined;
}

/**
 * GUID in lower case.
 *
 * @throws DataverseError for a row without its primary key: nobody could say which one it is
 */
export function idOf(
  row: DataverseRecord,
  { set, primaryId }: Pick<PolledTable, "set" | "primaryId">,
): string {
  const id = row[primaryId];
  if (typeof id === "string" && id !== "") return id.toLowerCase();
  throw new DataverseError({
    operation: `Reading the changes of ${set}`,
    outcome: "notDone",
    detail: `the answer has a record without its primary key ${primaryId}`,
    hint: "Look for a proxy between the flow and Dataverse that changes answers",
  });
}

/** When a row came to be, in milliseconds since the epoch; undefined where it does not tell. */
export function cameAt(
  row: DataverseRecord,
  { createdColumns }: Pick<PolledTable, "createdColumns">,
): number | undefined {
  return createdColumns.map((column) => timeOf(row[column])).find((time) => time !== undefined);
}

/**
 * The version is that of the ETag, which every write of a row changes; tables that send none have a
 * version number or, at the least, their timestamp.
 */
export function identityOf(row: DataverseRecord, table: PolledTable): RowIdentity {
  const stamp = row[table.timestampColumn];
  const etag = row["@odata.etag"];
  const version =
    typeof etag === "string" ? etag.replace(/^W\/"(.*)"$/, "$1") : (row["versionnumber"] ?? stamp);
  return {
    id: idOf(row, table),
    version: String(version),
    at: timeOf(stamp),
  };
}

/** The same whenever this version of the row is returned. */
export function keyOf({ id, version }: RowIdentity): string {
  return `${id}:${version}`;
}

/**
 * A row is new that came to be since `since` and has not been returned yet. Of a row that was imported
 * with a given date, `createdon` has that date and `overriddencreatedon` when it really came.
 */
export function changeTypeOf(
  row: DataverseRecord,
  table: PolledTable,
  since: number,
  known: boolean,
): ChangeType {
  const came = cameAt(row, table);
  return came !== undefined && came >= since && !known ? "created" : "updated";
}
