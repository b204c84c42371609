import { InputError } from "../errors/InputError";
import { recordPath } from "../odata/key";
import { versionTag, writeHeaders } from "../session/headers";
import { perform } from "../session/perform";
import { readJson, type Session } from "../session/session";
import type { DataverseRecord, UpdateRecordParams, UpsertRecordParams } from "../types";
import type { WriteMode } from "../values/types";
import { REPRESENTATION, represented } from "./represented";
import { requireColumns } from "./requireColumns";
import { withTable } from "./withTable";
import { withValues } from "./withValues";

/** Updates a record that exists and answers with it; never creates one. */
export const updateRecord = (
  session: Session,
  params: UpdateRecordParams,
): Promise<DataverseRecord> =>
  patch(session, params, "update", {
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
    return patch(session, params, "upsert", { "If-Match": versionTag(params.ifMatch) });
  const conditions = {
    both: {},
    createOnly: { "If-None-Match": "*" },
    updateOnly: { "If-Match": "*" },
  };
  return patch(session, params, "upsert", conditions[upsertMode]);
};

type Condition = Readonly<Record<string, string>>;

const patch = (
  session: Session,
  params: UpdateRecordParams,
  mode: WriteMode,
  condition: Condition,
): Promise<DataverseRecord> => {
  requireColumns(params.record);
  return withTable(session, params, (resolved) =>
    withValues(session, resolved, mode, (record) =>
      patchIn(session, { ...resolved, record }, mode, condition),
    ),
  );
};

const patchIn = async (
  session: Session,
  params: UpdateRecordParams,
  mode: WriteMode,
  condition: Condition,
): Promise<DataverseRecord> => {
  const path = recordPath(session.environment, params.entityType, params.entityId);
  // Under a version, or where only a create is allowed, a repeat would refuse what the first try did.
  const unconditional = (condition["If-Match"] ?? "*") === "*" && !condition["If-None-Match"];
  const response = await perform(session, {
    method: "PATCH",
    path,
    operation: `${mode === "update" ? "Updating" : "Upserting"} ${path}`,
    repeat: unconditional ? "harmless" : "never",
    whenUnknown:
      "It is not known whether this was carried out: read the record before repeating it",
    headers: { ...writeHeaders(params), ...condition, ...REPRESENTATION },
    json: params.record,
    read: readJson,
  });
  return represented(session, response, params);
};
