import { defaults } from "../../defaults";
import { DataverseError } from "../../errors/DataverseError";
import { errorFacts } from "../../errors/errorFacts";
import { encodeOption } from "../../odata/query";
import { isOurs } from "../../records/createWithOwnKey";
import { runtime } from "../../runtime";
import { perform } from "../../session/perform";
import { readJson } from "../../session/session";
import type { DataverseRecord } from "../../types";
import { type BulkRun, unknown } from "../bulkRun";
import { repeatability } from "../plan";
import type { Row } from "../rows/row";

/**
 * What becomes of rows whose answer was lost: those that may be repeated come back, creates under an id
 * of their own are looked for first, and of the others nobody can tell.
 */
export const reconcileUnanswered = async (
  run: BulkRun,
  rows: readonly Row[],
  cause: Error,
): Promise<readonly Row[]> => {
  const byWay = { always: [], harmless: [], ownKey: [], never: [] } as Record<string, Row[]>;
  for (const row of rows) {
    row.doubt = true;
    byWay[repeatability(run.plan, row)]?.push(row);
  }
  for (const row of byWay["never"] ?? [])
    run.rowResults.settle(row, "unknown", unknown(run.plan, cause));
  const again = [...(byWay["harmless"] ?? [])];
  const asked = byWay["ownKey"] ?? [];
  for (let at = 0; at < asked.length; at += defaults.bulkAskedIds) {
    again.push(...(await absent(run, asked.slice(at, at + defaults.bulkAskedIds), cause)));
  }
  return again;
};

/** Records that exist, by id. */
export interface Found {
  readonly rows: ReadonlyMap<string, DataverseRecord>;
  /** The server's own time. */
  readonly date: string | undefined;
}

/** Creates whose record is not there; those that are there have been created. */
const absent = async (
  run: BulkRun,
  rows: readonly Row[],
  cause: Error,
): Promise<readonly Row[]> => {
  const found = await existing(run, rows);
  // Where nobody may look, the repeat tells: an id that is taken by then was taken by the first try.
  if (!found) return rows;
  return rows.filter((row) => {
    const isCreated = createdBy(row, found);
    if (isCreated === undefined) return true;
    if (isCreated === "by us") run.rowResults.settle(row, "created");
    else if (isCreated === "before") {
      run.rowResults.settle(row, "failed", {
        error: { ...errorFacts(cause), message: `Record ${row.index}: its id was in use before.` },
      });
    } else run.rowResults.settle(row, "unknown", unknown(run.plan, cause));
    return false;
  });
};

/** Who created the record of a row's id; undefined where there is none. */
export const createdBy = (
  row: Row,
  { rows, date }: Found,
): "by us" | "before" | "unclear" | undefined => {
  const record = rows.get(row.address?.id ?? "");
  if (!record) return undefined;
  if (row.chosen) return "by us";
  if (!record["createdon"]) return "unclear";
  return isOurs(record, date, runtime.now() - row.sentMs) ? "by us" : "before";
};

/** Which ids exist, in one query (Microsoft: "In" query function); undefined where it is refused. */
export const existing = async (run: BulkRun, rows: readonly Row[]): Promise<Found | undefined> => {
  const { plan, traffic, headers } = run;
  const { primaryIdAttribute: id, columns } = plan.definition;
  const names = [id, "createdon", "overriddencreatedon"].filter((name) => columns.has(name));
  const ids = JSON.stringify(rows.map(({ address }) => address?.id));
  const filter = `Microsoft.Dynamics.CRM.In(PropertyName='${id}',PropertyValues=${ids})`;
  try {
    const { value, headers: answered } = await perform(traffic.session, {
      method: "GET",
      path: `${plan.set}?$select=${names.join(",")}&$filter=${encodeOption(filter)}`,
      operation: `Looking for ${rows.length} records of ${plan.set}`,
      repeat: "always",
      headers: headers.acting,
      read: readJson,
    });
    const found = (value as { value: DataverseRecord[] }).value;
    return {
      rows: new Map(found.map((record) => [String(record[id]), record])),
      date: answered["date"],
    };
  } catch (error) {
    if (!(error instanceof DataverseError)) throw error;
    run.logger.warn(`What became of the records cannot be looked up: ${error.message}`);
    return undefined;
  }
};
