import { recordPath } from "../odata/key";
import { preferHeader } from "../odata/prefer";
import { queryString } from "../odata/query";
import { impersonationHeaders } from "../session/headers";
import { refusal } from "../session/perform";
import { type Call, exchange, readJson, type Session } from "../session/session";
import type { DataverseRecord, GetRecordParams } from "../types";
import { withTable } from "./withTable";

/** Reads one record by GUID or alternate key. */
export const getRecord = (
  session: Session,
  params: GetRecordParams,
): Promise<DataverseRecord | null> =>
  withTable(session, params, (resolved) => readRecord(session, resolved));

const readRecord = async (
  session: Session,
  params: GetRecordParams,
): Promise<DataverseRecord | null> => {
  const path = recordPath(session.environment, params.entityType, params.entityId);
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
  if (response.status < 300) return response.value as DataverseRecord;
  if (params.returnNullWhenMissing && isMissingRecord(response)) return null;
  throw refusal(call, response);
};

/** A 404 of the record itself; a 404 of the table's name is a mistake that must be told. */
export const isMissingRecord = ({ status, body }: { status: number; body: Buffer }): boolean =>
  status === 404 &&
  !/resource not found for the segment|no http resource/i.test(body.toString("utf8"));
