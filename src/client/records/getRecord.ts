import { defaults } from "../defaults";
import { extrasAdder } from "../labels/addExtras";
import { annotationsToAsk } from "../labels/annotations";
import { withMappedColumns } from "../labels/mappedColumns";
import type { AddExtras } from "../labels/rows";
import { mappedTable } from "../metadata/mappedTable";
import { resolveTable } from "../metadata/resolveTable";
import { retryWithFreshMetadata } from "../metadata/retryWithFreshMetadata";
import { wholeRecordBody } from "../odata/listBody";
import { preferHeader } from "../odata/prefer";
import { queryString } from "../odata/query";
import { cutExpands } from "../queries/odata/cutExpands";
import { followExpands, type Incomplete, toIncomplete } from "../queries/odata/followExpands";
import { resolveColumns } from "../queries/odata/resolveColumns";
import type { FetchPage, Page } from "../queries/paging/pages";
import { stopRule } from "../queries/paging/shortage";
import { impersonationHeaders } from "../session/headers";
import { refusal, sendOrThrow } from "../session/sendOrThrow";
import { type Call, type Session, send } from "../session/session";
import type { DataverseRecord, GetRecordParams } from "../types";
import { withKey } from "./inColumns";
import { resolveRecord } from "./resolveRecord";

/** Reads one record by GUID or alternate key. */
export function getRecord(
  session: Session,
  params: GetRecordParams,
): Promise<DataverseRecord | null> {
  return retryWithFreshMetadata(async (assumptions) => {
    const table = await resolveTable(session, params, assumptions);
    const keyed = await byColumns(session, table);
    const { path } = await resolveRecord(session, keyed, assumptions);
    const read = await withMappedColumns(session, keyed);
    const named = await resolveColumns(session, read, assumptions);
    return readRecord(session, named, path);
  });
}

/** A key in the words of an app goes by its columns. */
const byColumns = async (session: Session, params: GetRecordParams): Promise<GetRecordParams> => {
  const { entityType, fieldMap } = params;
  if (!fieldMap) return params;
  const { map } = await mappedTable(session, entityType, fieldMap, params);
  return withKey(session, params, map);
};

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
    idempotency: "always",
    headers: {
      ...impersonationHeaders(params),
      ...preferHeader({ annotations: annotationsToAsk(params) }),
    },
    read: wholeRecordBody,
  };
  const response = await send(session, call);
  const addExtras = extrasAdder(session, params, params.entityType);
  if (response.status < 300) {
    const record = response.value as DataverseRecord;
    return withExpands(session, params, call, { record, addExtras });
  }
  if (params.returnNullWhenMissing && isMissingRecord(response)) return null;
  throw refusal(call, response);
};

interface Read {
  readonly record: DataverseRecord;
  readonly addExtras: AddExtras | undefined;
}

/** The record with what is added to it, once its expanded collections are as complete as was asked for. */
const withExpands = async (
  session: Session,
  params: GetRecordParams,
  call: Call,
  { record, addExtras }: Read,
): Promise<DataverseRecord> => {
  const incompleteExpands = await incompleteOf(session, params, call, record);
  const [added = record] = addExtras ? await addExtras([record], record["@odata.context"]) : [];
  return incompleteExpands.length > 0 ? { ...added, incompleteExpands } : added;
};

/** Says which expanded collections are not complete, or completes them. */
const incompleteOf = async (
  session: Session,
  params: GetRecordParams,
  { path, operation, headers }: Call,
  record: DataverseRecord,
): Promise<Incomplete[]> => {
  const { followExpands: follows, expandPropertyNames } = params;
  if (!expandPropertyNames?.length) return [];
  const [bare = ""] = path.split("?");
  const cuts = cutExpands(record, session.environment.apiRoot + bare, expandPropertyNames);
  if (cuts.length === 0) return [];
  const prefer = preferHeader({
    maxPageSize: defaults.maxPageSize,
    annotations: annotationsToAsk(params),
  });
  const fetchPage: FetchPage = async (url, read) => {
    const page: Call = { method: "GET", path: url, operation, idempotency: "always", read };
    return (await sendOrThrow(session, { ...page, headers: { ...headers, ...prefer } }))
      .value as Page;
  };
  const incompleteExpands = follows
    ? await followExpands(cuts, fetchPage, operation, stopRule(session))
    : cuts.map(toIncomplete);
  if (incompleteExpands.length === 0) return [];
  session.logger.warn(
    `${operation}: ${incompleteExpands.map(({ path }) => path).join(", ")} may hold more records than were returned. Follow Expands reads all of them, as far as memory and time go.`,
  );
  return incompleteExpands;
};

/** A 404 of the record itself; a 404 of the table's name is a mistake that must be told. */
export function isMissingRecord({ status, body }: { status: number; body: Buffer }): boolean {
  return (
    status === 404 &&
    !/resource not found for the segment|no http resource/i.test(body.toString("utf8"))
  );
}
