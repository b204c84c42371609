import { InputError } from "../errors/InputError";
import { tableDefinition } from "../metadata/cache/tableDefinition";
import { normalizeGuid } from "../odata/guid";
import { SAMPLE_ID } from "../records/samples/sampleValue";
import type { Session } from "../session/session";
import type { BulkParams, BulkResult, BulkRowResult } from "./types";

const STATUS = {
  create: "created",
  update: "updated",
  upsert: "upserted",
  delete: "deleted",
} as const;

/**
 * What a bulk write of these rows would answer with if every row was written: nothing is. Takes the
 * table's definition, and no request while that is remembered.
 *
 * @throws InputError where there is no row
 */
export async function sampleBulk(
  session: Session,
  {
    entityType,
    records,
    action,
    startAt = 0,
  }: Pick<BulkParams, "entityType" | "records" | "action" | "startAt">,
): Promise<BulkResult> {
  const rows = records.slice(startAt);
  if (rows.length === 0) throw new InputError("Records has no row to write.");
  const { primaryIdAttribute } = await tableDefinition(session, entityType);
  return {
    total: records.length,
    succeeded: rows.length,
    failed: 0,
    unknown: 0,
    unprocessed: 0,
    startAt: records.length,
    results: rows.map((row, at): BulkRowResult => {
      const index = startAt + at;
      const id = idOf(row, primaryIdAttribute) ?? sampleId(index);
      return { index, id, status: STATUS[action], attempts: 1 };
    }),
    requests: 1,
    waitedMs: 0,
  };
}

const idOf = (row: unknown, primaryId: string): string | undefined => {
  const id = typeof row === "object" && row !== null ? Object.entries(row) : [["", row]];
  const own = id.find(([name]) => name === primaryId || name === "")?.[1];
  return typeof own === "string" ? normalizeGuid(own) : undefined;
};

/** No two rows have the same id. */
const sampleId = (index: number): string =>
  `${SAMPLE_ID.slice(0, -8)}${index.toString(16).padStart(8, "0")}`;
