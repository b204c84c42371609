import { quote, tombstonesTable } from "../store";
import type { Row } from "../types";
import type { ChangesRequest } from "./request";

/** A row that is there no longer. */
export interface Deleted {
  id: string;
  version: number;
}

/**
 * What has been deleted, in order, from behind a version on. A row that was created again under its
 * old id is not deleted, and one deleted repeatedly is so once.
 */
export function deletedRows(request: ChangesRequest, after: number, limit: number): Deleted[] {
  const { sql, parameters } = deletions(request);
  const page = `SELECT * FROM (${sql}) WHERE "version" > ? ORDER BY "version" LIMIT ?`;
  return request.call.store
    .select(page, [...parameters, after, limit])
    .map((row) => ({ id: String(row["id"]), version: Number(row["version"]) }));
}

/** How many rows have been deleted, counted no further than one past `limit`. */
export function countDeleted(request: ChangesRequest, limit: number): number {
  const { sql, parameters } = deletions(request);
  const count = `SELECT count(*) AS n FROM (${sql} LIMIT ?)`;
  return Number(request.call.store.select(count, [...parameters, limit + 1])[0]?.["n"]);
}

function deletions({ call, table, since, token }: ChangesRequest): {
  sql: string;
  parameters: Row[string][];
} {
  const upTo = call.tracking.heldBack ? token.version : Number.MAX_SAFE_INTEGER;
  const there =
    `SELECT 1 FROM ${quote(table.logicalName)} r ` + `WHERE r.${quote(table.primaryId)} = d."id"`;
  return {
    sql:
      `SELECT d."id", max(d."version") AS "version" FROM ${quote(tombstonesTable)} d ` +
      `WHERE d."table" = ? AND d."version" > ? AND d."version" <= ? AND NOT EXISTS (${there}) ` +
      `GROUP BY d."id"`,
    // The first read knows nothing of rows that were there before it.
    parameters: [table.logicalName, since?.version ?? Number.MAX_SAFE_INTEGER, upTo],
  };
}
