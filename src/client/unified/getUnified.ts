import { InputError } from "../errors/InputError";
import { nearest } from "../errors/nearest";
import { getRecord } from "../records/getRecord";
import type { Session } from "../session/session";
import { ANNOTATIONS, type BoundModel, selected, withModel } from "./bindModel";
import { keyInModel, RECORD_ID } from "./keyInModel";
import { fieldsOfModel } from "./listFields";
import { toResult } from "./listPage";
import { models } from "./models";
import type { GetUnifiedParams, UnifiedRecord } from "./types";

/** One record of a model by its ID, or by a key in the words of the model, of the Field Map or of Dataverse. */
export async function getUnified(
  session: Session,
  params: GetUnifiedParams,
): Promise<UnifiedRecord | null> {
  if (params.model === "field") return fieldNamed(session, params);
  return withModel(session, models[params.model], params, (bound) =>
    readUnified(session, bound, params),
  );
}

export async function readUnified(
  session: Session,
  bound: BoundModel,
  params: Omit<GetUnifiedParams, "model">,
): Promise<UnifiedRecord | null> {
  const { impersonateUserId, impersonateObjectId, returnNullWhenMissing, recordId } = params;
  const row = await getRecord(session, {
    impersonateUserId,
    impersonateObjectId,
    returnNullWhenMissing,
    entityType: bound.table.entitySetName,
    entityId: keyInModel(session, bound, recordId),
    input: RECORD_ID,
    fieldNames: selected(bound),
    includeAnnotations: ANNOTATIONS,
  });
  const [record = null] = await toResult(session, bound, params, row ? [row] : []);
  return record;
}

const fieldNamed = async (
  session: Session,
  params: GetUnifiedParams,
): Promise<UnifiedRecord | null> => {
  const fields = await fieldsOfModel(session, params);
  const wanted = params.recordId.trim().toLowerCase();
  const found = fields.find(({ id }) => id === wanted);
  if (found) return found;
  if (params.returnNullWhenMissing) return null;
  const [like] = nearest(
    wanted,
    fields.map(({ id }) => String(id)),
  );
  throw new InputError(
    `Record ID ${JSON.stringify(params.recordId)} is no column of ${params.fieldsOf}${like ? `; did you mean ${like}?` : "."}`,
  );
};
