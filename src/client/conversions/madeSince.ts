import { listRows, recordBody } from "../odata/listBody";
import { stringLiteral } from "../odata/literal";
import { encodeOption } from "../odata/query";
import { runtime } from "../runtime";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { Finding } from "../session/settleByReading";
import type { DataverseRecord, Impersonation } from "../types";
import type { HttpResponse } from "../types/http";
import type { Conversion } from "./conversions";

interface Lost {
  readonly conversion: Conversion;
  /** Of the record that was to be converted. */
  readonly id: string;
  /** When the try went out whose answer was lost, by the clock of this machine. */
  readonly sentMs: number;
}

/** More than one settles nothing, however many there are; the message names a few. */
const MOST_READ = 5;

/** What clocks of Dataverse's servers may be apart; `createdon` and `Date` have no fraction of a second either. */
const SLACK_MS = 3_000;

/**
 * The one record that was made since, by the lookup that leads back to its source and by the time of its
 * creation; undefined where there is none. Of several nobody can tell which is the one. All times are the
 * server's: only how long ago the try went out is measured here.
 */
export async function madeSince(
  session: Session,
  params: Impersonation,
  lost: Lost,
): Promise<Finding<DataverseRecord> | undefined> {
  const { conversion, sentMs } = lost;
  const { entitySetName, primaryId } = conversion.makes;
  const condition = await conditionOf(session, params, lost);
  if (condition === undefined) return undefined;
  const path = `${entitySetName}?$filter=${encodeOption(condition)}&$orderby=createdon%20desc,${primaryId}&$top=${MOST_READ}`;
  const operation = `Looking for ${entitySetName} that were made since`;
  const response = await get(session, params, path, operation, listRows);
  const serverMs = Date.parse(response.headers["date"] ?? "");
  const sinceMs = serverMs - (runtime.now() - sentMs) - SLACK_MS;
  const rows = (response.value as readonly DataverseRecord[]).filter((row) =>
    isSince(row, sinceMs),
  );
  const [only, ...others] = rows;
  if (!only) return undefined;
  if (others.length === 0) return { value: only };
  const ids = rows.map((row) => `${entitySetName}(${String(row[primaryId])})`).join(", ");
  return {
    unclear: `Several were made from it since, ${ids}: look which of them is meant before repeating it`,
  };
}

/** Without the server's time, nothing can be told to be older. */
const isSince = (row: DataverseRecord, sinceMs: number): boolean =>
  Number.isNaN(sinceMs) || Date.parse(String(row["createdon"])) >= sinceMs;

/** A revision has the number of its quote, and no lookup to it. */
const conditionOf = async (
  session: Session,
  params: Impersonation,
  { conversion, id }: Lost,
): Promise<string | undefined> => {
  const { lookup, from } = conversion;
  if (lookup !== undefined) return `_${lookup}_value eq ${id}`;
  const path = `${from.entitySetName}(${id})`;
  const operation = `Reading the number of ${path}`;
  const select = `${path}?$select=${NUMBER}`;
  const { value } = await get(session, params, select, operation, recordBody);
  const number = (value as DataverseRecord)[NUMBER];
  if (typeof number !== "string") return undefined;
  return `${NUMBER} eq ${stringLiteral(number)} and ${from.primaryId} ne ${id}`;
};

const NUMBER = "quotenumber";

const get = (
  session: Session,
  params: Impersonation,
  path: string,
  operation: string,
  read: (response: HttpResponse) => unknown,
): Promise<HttpResponse> =>
  sendOrThrow(session, {
    method: "GET",
    path,
    operation,
    idempotency: "always",
    headers: impersonationHeaders(params),
    read,
  });
