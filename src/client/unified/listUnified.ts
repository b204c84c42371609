import { InputError } from "../errors/InputError";
import { readFilter, requireNoOptions } from "../odata/filter/readFilter";
import type { Session } from "../session/session";
import { type BoundModel, withModel } from "./bindModel";
import {
  type CarriedQuery,
  type Cursor,
  madeOf,
  type Place,
  readCursor,
  requireSameQuery,
  writeCursor,
} from "./cursor";
import { listChanges } from "./listChanges";
import { listFields } from "./listFields";
import type { ListParams, UnifiedPage } from "./listing";
import { listPage } from "./listPage";
import { models } from "./models";
import type { ListUnifiedParams, UnifiedList } from "./types";

const DEFAULT_LIMIT = 100;

/**
 * One page of the records of a model. A list of all records is tracked, where its table can be: `next_since` of
 * its last page asks for what changed from then on. The cursor carries the query.
 *
 * @throws InputError for a cursor of another environment, model or query
 */
export async function listUnified(
  session: Session,
  params: ListUnifiedParams,
): Promise<UnifiedList> {
  requireFitting(params);
  const cursor = params.cursor
    ? readCursor(session, params.cursor, "cursor", params.model)
    : undefined;
  const since = params.since ? readCursor(session, params.since, "since", params.model) : undefined;
  if (cursor) requireSameQuery(params, cursor.query);
  const query = cursor?.query ?? queryOf(params);
  const { made: _, ...carried } = query;
  const page = await readPage(session, { ...params, ...carried }, cursor?.place ?? since?.place);
  return toList(session, params, query, page);
}

const queryOf = (params: ListUnifiedParams): CarriedQuery => {
  const { limit = DEFAULT_LIMIT, includeRemoteData = true, includeDeleted = true } = params;
  const { fieldsOf, fieldMap } = params;
  const made = madeOf(params);
  return { limit, includeRemoteData, includeDeleted, fieldsOf, fieldMap, made };
};

const readPage = (
  session: Session,
  params: ListParams,
  place: Place | undefined,
): Promise<UnifiedPage> => {
  if (params.model === "field") return listFields(session, params, place);
  return withModel(session, models[params.model], params, (bound) =>
    isTracked(bound, params, place)
      ? listChanges(session, bound, params, place)
      : listPage(session, bound, params, place),
  );
};

const isTracked = ({ table }: BoundModel, params: ListParams, place: Place | undefined): boolean =>
  place
    ? place.kind === "changes"
    : table.changeTracking && params.filter === undefined && params.modifiedAfter === undefined;

const requireFitting = ({ since, modifiedAfter, filter, model }: ListUnifiedParams): void => {
  for (const [label, value] of [
    ["Modified After", modifiedAfter],
    ["Filter Expression", filter],
  ] as const) {
    if (value === undefined) continue;
    if (since !== undefined) {
      throw new InputError(
        `Since and ${label} cannot both be set: Since asks for all changes from its own time on.`,
      );
    }
    if (model === "field") {
      throw new InputError(
        `${label} cannot be used with the model field, whose records are columns.`,
      );
    }
  }
  if (since !== undefined && model === "field") {
    throw new InputError("Since cannot be used with the model field, whose records are columns.");
  }
  if (filter !== undefined)
    requireNoOptions(readFilter(filter, "Filter Expression"), "Filter Expression");
};

const toList = (
  { environment: { origin } }: Session,
  { model }: ListUnifiedParams,
  query: CarriedQuery,
  { result, next, since, warning }: UnifiedPage,
): UnifiedList => {
  const write = (use: Cursor["use"], place: Place): string =>
    writeCursor({ format: 1, use, model, origin, query: queryFor(use, query), place });
  return {
    result,
    next_cursor: next ? write("cursor", next) : null,
    has_more: next !== undefined,
    ...(since ? { next_since: write("since", since) } : {}),
    ...(warning === undefined ? {} : { warning }),
  };
};

/** What is asked for later is another query. */
const queryFor = (use: Cursor["use"], { fieldMap, made, ...query }: CarriedQuery): CarriedQuery =>
  use === "cursor" ? { ...query, fieldMap, made } : { ...query, made: {} };
