import { readFilter } from "../odata/filter/readFilter";
import { resolveFilter } from "../queries/filter/resolveFilter";
import { queryRecords } from "../queries/odata/queryRecords";
import type { Session } from "../session/session";
import type { DataverseRecord } from "../types";
import { ANNOTATIONS, type BoundModel, selected } from "./bindModel";
import type { Place } from "./cursor";
import type { ListParams, UnifiedPage } from "./listing";
import { withParticipants } from "./participants";
import { unifiedReader } from "./toUnified";

/** One page of a query, by its filter or by the link of the page before. */
export async function listPage(
  session: Session,
  bound: BoundModel,
  params: ListParams,
  place: Place | undefined,
): Promise<UnifiedPage> {
  const { impersonateUserId, impersonateObjectId, timeZone, limit } = params;
  const { value, oDataNextLink } = await queryRecords(session, {
    impersonateUserId,
    impersonateObjectId,
    timeZone,
    entityType: bound.table.entitySetName,
    ...(place?.kind === "page"
      ? { nextPageId: place.next }
      : await firstPage(session, bound, params)),
    recordsPerPage: limit,
    includeAnnotations: ANNOTATIONS,
  });
  const next = typeof oDataNextLink === "string" ? oDataNextLink : undefined;
  return {
    result: await toResult(session, bound, params, value),
    next: next === undefined ? undefined : { kind: "page", next },
  };
}

const firstPage = async (session: Session, bound: BoundModel, params: ListParams) => {
  const { table } = bound;
  const { modifiedAfter } = params;
  const isTimed = modifiedAfter !== undefined;
  return {
    fieldNames: selected(bound),
    condition: await conditionOf(session, bound, params),
    ...(isTimed
      ? {
          restriction: `modifiedon gt ${new Date(modifiedAfter).toISOString()}`,
          orderByFieldNames: ["modifiedon", table.primaryIdAttribute],
        }
      : {}),
  };
};

/** The filter as it is sent; with a Field Map, it may name fields of the app. */
const conditionOf = async (
  session: Session,
  { table }: BoundModel,
  { filter, fieldMap, timeZone, ...impersonation }: ListParams,
): Promise<string | undefined> => {
  if (filter === undefined) return undefined;
  const read = readFilter(filter, "Filter Expression");
  const setting = { ...impersonation, entityType: table.logicalName, fieldMap, timeZone };
  const { condition, notes } = await resolveFilter(session, setting, read);
  for (const note of notes) session.logger.info(note);
  return condition;
};

/** Rows as records of the model, engagements with their participants. */
export async function toResult(
  session: Session,
  bound: BoundModel,
  params: Pick<ListParams, "impersonateUserId" | "impersonateObjectId">,
  rows: readonly DataverseRecord[],
) {
  const records = rows.map(unifiedReader(bound));
  return bound.model.name === "engagement" ? withParticipants(session, params, records) : records;
}
