import { DataverseError } from "../../errors/DataverseError";
import { throwUnless } from "../../errors/throwUnless";
import { listRows } from "../../odata/listBody";
import { encodeOption } from "../../odata/query";
import { isOurs } from "../../records/clientGeneratedId";
import { runtime } from "../../runtime";
import { sendOrThrow } from "../../session/sendOrThrow";
import type { DataverseRecord } from "../../types/context";
import type { BulkRun } from "../bulkRun";
import type { Row } from "../rows/row";

/** Records that exist, by id. */
export interface ExistingRecords {
  readonly rows: ReadonlyMap<string, DataverseRecord>;
  /** The server's time. */
  readonly date: string | undefined;
}

/** Who created the record with a row's id; undefined if there is none. */
export function creatorOf(
  row: Row,
  { rows, date }: ExistingRecords,
): "us" | "others" | "unclear" | undefined {
  const record = rows.get(row.address?.id ?? "");
  if (!record) return undefined;
  if (row.chosen) return "us";
  if (!record["createdon"]) return "unclear";
  return isOurs(record, date, runtime.now() - row.sentMs) ? "us" : "others";
}

/** Reads which ids exist, in one query (Microsoft: "In" query function); undefined if it is refused. */
export async function readExisting(
  run: BulkRun,
  rows: readonly Row[],
): Promise<ExistingRecords | undefined> {
  const { plan, throttle, headers } = run;
  const { primaryIdAttribute: id, columns } = plan.definition;
  const names = [id, "createdon", "overriddencreatedon"].filter((name) => columns.has(name));
  const ids = JSON.stringify(rows.map(({ address }) => address?.id));
  const filter = `Microsoft.Dynamics.CRM.In(PropertyName='${id}',PropertyValues=${ids})`;
  try {
    const { value, headers: answered } = await sendOrThrow(throttle.session, {
      method: "GET",
      path: `${plan.set}?$select=${names.join(",")}&$filter=${encodeOption(filter)}`,
      operation: `Looking for ${rows.length} records of ${plan.set}`,
      idempotency: "always",
      headers: headers.acting,
      read: listRows,
    });
    const found = value as readonly DataverseRecord[];
    return {
      rows: new Map(found.map((record) => [String(record[id]), record])),
      date: answered["date"],
    };
  } catch (error) {
    throwUnless(error, DataverseError);
    run.logger.warn(`What became of the records cannot be looked up: ${error.message}`);
    return undefined;
  }
}
