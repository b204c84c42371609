import { InputError } from "../errors/InputError";
import { recordPath } from "../odata/key";
import { entitySetName } from "../odata/names";
import { preferHeader } from "../odata/prefer";
import type {
  CreateRecordParams,
  DataverseRecord,
  DeleteRecordParams,
  DeleteResult,
  UpdateRecordParams,
  UpsertRecordParams,
} from "../types";
import { createWithOwnKey } from "./createWithOwnKey";
import { isMissingRecord } from "./getRecord";
import { guid, versionTag, writeHeaders } from "./headers";
import { perform, refusal } from "./perform";
import { recoverCreated } from "./recoverCreated";
import { type Call, exchange, readJson, type Session } from "./session";
import { withTable } from "./withTable";

const REPRESENTATION = preferHeader({ representation: true });

/** Creates a record and answers with it. With `recordId` the create can be repeated safely. */
export const createRecord = (
  session: Session,
  params: CreateRecordParams,
): Promise<DataverseRecord> => withTable(session, params, (resolved) => create(session, resolved));

const create = async (session: Session, params: CreateRecordParams): Promise<DataverseRecord> => {
  const set = entitySetName(params.entityType);
  requireColumns(params.record);
  const call: Call = {
    method: "POST",
    path: set,
    operation: `Creating a record of ${set}`,
    repeat: "never",
    whenUnknown:
      "It is not known whether the record was created: look for it before creating it again, or set Record ID, which makes the create repeatable",
    headers: { ...writeHeaders(params), ...REPRESENTATION },
    json: params.record,
    read: readJson,
  };
  if (params.recordId) {
    return createWithOwnKey(session, call, guid(params.recordId, "Record ID"), params);
  }
  try {
    return (await perform(session, call)).value as DataverseRecord;
  } catch (error) {
    return await recoverCreated(session, error, params);
  }
};

/** Updates a record that exists and answers with it; never creates one. */
export const updateRecord = (
  session: Session,
  params: UpdateRecordParams,
): Promise<DataverseRecord> =>
  patch(session, params, "Updating", {
    "If-Match": params.ifMatch ? versionTag(params.ifMatch) : "*",
  });

/** Updates the record, or creates it where it is missing; the mode may forbid either. */
export const upsertRecord = (
  session: Session,
  { upsertMode = "both", ...params }: UpsertRecordParams,
): Promise<DataverseRecord> => {
  if (params.ifMatch && upsertMode === "createOnly") {
    throw new InputError(
      "Record Version cannot be combined with an Upsert Mode that only creates; leave it empty.",
    );
  }
  if (params.ifMatch)
    return patch(session, params, "Upserting", { "If-Match": versionTag(params.ifMatch) });
  if (upsertMode === "createOnly")
    return patch(session, params, "Upserting", { "If-None-Match": "*" });
  return patch(
    session,
    params,
    "Upserting",
    upsertMode === "updateOnly" ? { "If-Match": "*" } : {},
  );
};

/** Deletes a record. A repeat that finds it gone counts as done. */
export const deleteRecord = (session: Session, params: DeleteRecordParams): Promise<DeleteResult> =>
  withTable(session, params, (resolved) => remove(session, resolved));

const remove = async (session: Session, params: DeleteRecordParams): Promise<DeleteResult> => {
  const path = recordPath(session.environment, params.entityType, params.entityId);
  const call: Call = {
    method: "DELETE",
    path,
    operation: `Deleting ${path}`,
    repeat: "harmless",
    headers: {
      ...writeHeaders(params),
      ...(params.ifMatch ? { "If-Match": versionTag(params.ifMatch) } : {}),
    },
  };
  const response = await exchange(session, call);
  if (response.status < 300) return { deleted: true };
  if (isMissingRecord(response) && response.afterDoubt) return { deleted: true };
  if (isMissingRecord(response) && params.ignoreMissing) return { deleted: false };
  throw refusal(call, response);
};

const patch = (
  session: Session,
  params: UpdateRecordParams,
  verb: string,
  condition: Record<string, string>,
): Promise<DataverseRecord> =>
  withTable(session, params, (resolved) => patchIn(session, resolved, verb, condition));

const patchIn = async (
  session: Session,
  params: UpdateRecordParams,
  verb: string,
  condition: Record<string, string>,
): Promise<DataverseRecord> => {
  const path = recordPath(session.environment, params.entityType, params.entityId);
  requireColumns(params.record);
  // Under a version, or where only a create is allowed, a repeat would refuse what the first try did.
  const unconditional = (condition["If-Match"] ?? "*") === "*" && !condition["If-None-Match"];
  const response = await perform(session, {
    method: "PATCH",
    path,
    operation: `${verb} ${path}`,
    repeat: unconditional ? "harmless" : "never",
    whenUnknown:
      "It is not known whether this was carried out: read the record before repeating it",
    headers: { ...writeHeaders(params), ...condition, ...REPRESENTATION },
    json: params.record,
    read: readJson,
  });
  return response.value as DataverseRecord;
};

const requireColumns = (record: DataverseRecord): void => {
  if (Object.keys(record).length > 0) return;
  throw new InputError(
    "The record has no columns: set Dynamic Values or at least one Field Value.",
  );
};
