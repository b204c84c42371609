import { InputError } from "../../errors/InputError";
import { lazily } from "../../lazily";
import { tableDefinition } from "../../metadata/cache/tableDefinition";
import { resolveTable } from "../../metadata/resolveTable";
import { retryWithFreshMetadata } from "../../metadata/retryWithFreshMetadata";
import { readFilter, requireNoOptions } from "../../odata/filter/readFilter";
import { entitySetName } from "../../odata/names";
import { impersonationHeaders } from "../../session/headers";
import type { Session } from "../../session/session";
import { withLogicalNames } from "../fetchXml/logicalNames";
import { resolveRoot } from "../fetchXml/resolveRoot";
import { resolveFilter } from "../filter/resolveFilter";
import { withNearestNames } from "../odata/resolveColumns";
import { countFilter } from "./countFilter";
import { countQuery, queryToCount } from "./countQuery";
import { countRows, type Found } from "./countRows";
import type { CountParams, CountResult } from "./types";

const countView = lazily(async () => (await import("../views/countView")).countView);

/**
 * The number of records of a table, of those that meet a filter, or of the rows that a FetchXML query yields.
 * It is exact, unless the result says otherwise; `$count` would end at 5,000. Of FetchXML, `top` limits the
 * count, `distinct` counts what differs, and pages and orders are of no account.
 *
 * @throws InputError for contradictory inputs and for what is no query, before anything is sent
 */
export async function countEntities(session: Session, params: CountParams): Promise<CountResult> {
  let requests = 0;
  const counting: Session = {
    ...session,
    next: (request) => {
      requests += 1;
      return session.next(request);
    },
  };
  const found = await count(counting, params);
  return { ...found, requests };
}

const count = async (session: Session, params: CountParams): Promise<Found> => {
  const { entityType, filterExpression, xmlQuery, view } = params;
  if (view !== undefined) return countView(session, { ...params, view });
  if (xmlQuery !== undefined) {
    if (filterExpression !== undefined) {
      throw new InputError(
        "Filter Expression and XML Query cannot both be set: put the condition into the query, or leave one empty.",
      );
    }
    const query = queryToCount(xmlQuery);
    return retryWithFreshMetadata(async (assumptions) => {
      const set = await resolveRoot(session, params, query.query, assumptions);
      return withLogicalNames(session, params, query.query, (named) =>
        countQuery(session, set, params, { ...query, query: named }),
      );
    });
  }
  if (entityType === undefined) {
    throw new InputError("Entity Type is empty; expected a table, e.g. accounts, or an XML Query.");
  }
  const filter = await filterOf(session, { ...params, entityType });
  return retryWithFreshMetadata(async (assumptions) => {
    const table = await resolveTable(session, { ...params, entityType }, assumptions);
    const set = entitySetName(table.entityType);
    return countTable(session, set, params, filter).catch(async (error: unknown) => {
      const named = { ...params, entityType: set, condition: filter };
      throw await withNearestNames(session, named, error);
    });
  });
};

const filterOf = async (
  session: Session,
  params: CountParams & { readonly entityType: string },
): Promise<string | undefined> => {
  const read = readFilter(params.filterExpression ?? "", "Filter Expression");
  requireNoOptions(read, "Filter Expression");
  const { condition, notes } = await resolveFilter(session, params, read);
  for (const note of notes) session.logger.info(note);
  return condition;
};

const countTable = (
  session: Session,
  set: string,
  params: CountParams,
  filter: string | undefined,
): Promise<Found> => {
  const operation = `Counting ${set}`;
  const headers = impersonationHeaders(params);
  const table = () => tableDefinition(session, set, params);
  const primaryKey = async () => (await table()).primaryIdAttribute;
  const rows = countFilter(session, { set, operation, headers, filter, primaryKey });
  return countRows(session, rows, { operation, headers, table, whole: filter === undefined });
};
