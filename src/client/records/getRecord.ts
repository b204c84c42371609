import { defaults } from "../defaults";
import { resolveTable } from "../metadata/resolveTable";
import { retryWithFreshMetadata } from "../metadata/retryWithFreshMetadata";
import { preferHeader } from "../odata/prefer";
import { queryString } from "../odata/query";
import { cutExpands } from "../queries/odata/cutExpands";
import { followExpands, toIncomplete } from "../queries/odata/followExpands";
import { resolveColumns } from "../queries/odata/resolveColumns";
import type { FetchPage, Page } from "../queries/paging/pages";
import { stopRule } from "../queries/paging/shortage";
import { impersonationHeaders } from "../session/headers";
import { perform, refusal } from "../session/perform";
import { type Call, exchange, readJson, type Session } from "../session/session";
import type { DataverseRecord, GetRecordParams } from "../types";
import { resolveRecord } from "./resolveRecord";

/** Reads one record by GUID or alternate key. */
export function getRecord(
  session: Session,
  params: GetRecordParams,
): Promise<DataverseRecord | null> {
  return retryWithFreshMetadata(async (assumptions) => {
    const table = await resolveTable(session, params, assumptions);
    const { path } = await resolveRecord(session, table, assumptions);
    const named = await resolveColumns(session, table, assumptions);
    return readRecord(session, named, path);
  });
}

const readRecord = async (
  session: Session,
  params: GetRecordParams,
  path: string,
): Promise<DataverseRecord | null> => {
  const call: Call = {
    method: "GET",
    path:
      path +
      queryString({
        fieldNames: params.fieldNames,
        expandPropertyNames: params.expandPropertyNames,
      }),
    operation: `Getting ${path}`,
    repeat: "always",
    headers: {
      ...impersonationHeaders(params),
      ...preferHeader({ annotations: params.includeAnnotations }),
    },
    read: readJson,
  };
  const response = await exchange(session, call);
  if (response.status < 300) return withExpands(session, params, call, response.value);
  if (params.returnNullWhenMissing && isMissingRecord(response)) return null;
  throw refusal(call, response);
};

/** Says which expanded collections are not complete, or completes them. */
const withExpands = async (
  session: Session,
  { followExpands: follows, expandPropertyNames, includeAnnotations }: GetRecordParams,
  { path, operation, headers }: Call,
  value: unknown,
): Promise<DataverseRecord> => {
  const record = value as DataverseRecord;
  if (!expandPropertyNames?.length) return record;
  const [bare = ""] = path.split("?");
  const cuts = cutExpands(record, session.environment.apiRoot + bare, expandPropertyNames);
  if (cuts.length === 0) return record;
  const prefer = preferHeader({
    maxPageSize: defaults.maxPageSize,
    annotations: includeAnnotations,
  });
  const fetchPage: FetchPage = async (url, read) => {
    const page: Call = { method: "GET", path: url, operation, repeat: "always", read };
    return (await perform(session, { ...page, headers: { ...headers, ...prefer } })).value as Page;
  };
  const incompleteExpands = follows
    ? await followExpands(cuts, fetchPage, operation, stopRule(session))
    : cuts.map(toIncomplete);
  if (incompleteExpands.length === 0) return record;
  session.logger.warn(
    `${operation}: ${incompleteExpands.map(({ path }) => path).join(", ")} may hold more records than were returned. Follow Expands reads all of them, as far as memory and time go.`,
  );
  return { ...record, incompleteExpands };
};

/** A 404 of the record itself; a 404 of the table's name is a mistake that must be told. */
export function isMissingRecord({ status, body }: { status: number; body: Buffer }): boolean {
  return (
    status === 404 &&
    !/resource not found for the segment|no http resource/i.test(body.toString("utf8"))
  );
}
