import { createHash } from "node:crypto";
import { entitySetName } from "../../odata/names";
import { queryString } from "../../odata/query";
import { EARLIEST_MS, isoTime } from "./times";
import type { PolledTable } from "./types";

/** What of a poll is part of the links to its pages. */
export interface ChangeSelection {
  /** The condition as it is sent. */
  readonly condition?: string | undefined;
  readonly fieldNames?: readonly string[] | undefined;
  readonly expandPropertyNames?: readonly string[] | undefined;
  /** The query of a view, in the place of all that. */
  readonly viewXml?: string | undefined;
}

/**
 * The path of the first page: what was stamped at `from` or later, the oldest first. Equal stamps are
 * told apart by the primary key, so that pages neither skip nor repeat rows.
 */
export function changePath(
  table: PolledTable,
  { condition, fieldNames, expandPropertyNames }: ChangeSelection,
  from: number,
): string {
  const { set, timestampColumn, primaryId, createdColumns } = table;
  const since = `${timestampColumn} ge ${isoTime(Math.max(from, EARLIEST_MS))}`;
  const columns = fieldNames && [...fieldNames, primaryId, timestampColumn, ...createdColumns];
  return (
    entitySetName(set) +
    queryString({
      fieldNames: columns && [...new Set(columns)],
      condition: condition ? `${since} and (${condition})` : since,
      orderByFieldNames: [`${timestampColumn} asc`, `${primaryId} asc`],
      expandPropertyNames,
    })
  );
}

/** Whether a link of an earlier poll asks for the same as this one. */
export function queryDigest(table: PolledTable, selection: ChangeSelection): string {
  return createHash("sha256")
    .update(changePath(table, selection, 0) + (selection.viewXml ?? ""))
    .digest("hex")
    .slice(0, 16);
}
