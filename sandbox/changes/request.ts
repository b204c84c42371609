import { requirePrivilege } from "../auth/privileges";
import { bindSelect } from "../odata/bind/select";
import type { BoundSelect } from "../odata/bound";
import { rowLimit } from "../odata/prefer";
import type { QueryOptions } from "../odata/query";
import type { ReadRequest } from "../query";
import type { Call } from "../records/call";
import type { Schema, Table } from "../schema/derived";
import { isTrackingToken, type Place, readPlace } from "./cookie";
import { checkAge, type DataToken, readDataToken } from "./dataToken";
import { endsNotTracked, notTracked, optionNotSupported } from "./refusals";

/** A checked request for changes, or for all rows and where their changes begin. */
export interface ChangesRequest {
  call: Call;
  table: Table;
  options: QueryOptions;
  select: BoundSelect;
  /** Undefined for the first read, which has all rows and no deleted ones. */
  since: DataToken | undefined;
  /** Where the page before ended; undefined for the first one. */
  place: Place | undefined;
  /** Of the token that the last page will carry: taken with the first, so that nothing gets lost. */
  token: DataToken;
  /** Rows of a page at most. */
  size: number;
}

/** Whether a read of a table is about its changes. FetchXML knows nothing of them. */
export function asksForChanges(
  { prefer, options }: Pick<ReadRequest, "prefer" | "options">,
  count: boolean,
): boolean {
  const { deltaToken, skipToken, custom } = options;
  if (deltaToken !== undefined) return true;
  if (count || custom.has("fetchXml")) return false;
  return prefer.trackChanges || isTrackingToken(skipToken);
}

/**
 * Throws a `Refusal` for a table without change tracking, a caller without organization-level read, an
 * option that does not go with it, and a token that is none or too old. The token says nothing of
 * columns: with another `$select` it yields the same changes in other columns.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems
 */
export function changesRequest(call: Call, { table, options }: ReadRequest): ChangesRequest {
  const { store, context, prefer } = call;
  requirePrivilege(store, context, table, "Read", "Global");
  requireTracking(store.schema, table);
  refuseOptions(options);
  const since = options.deltaToken === undefined ? undefined : readDataToken(options.deltaToken);
  if (since) checkAge(since, call.tracking, context.now());
  const place =
    options.skipToken === undefined ? undefined : readPlace(options.skipToken, table.primaryId);
  const now = { version: store.minActiveVersion() - 1, at: context.now() };
  return {
    call,
    table,
    options,
    select: bindSelect(table, options.select),
    since,
    place,
    token: place?.token ?? now,
    size: prefer.maxPageSize ?? rowLimit,
  };
}

function requireTracking(schema: Schema, table: Table): void {
  const { changeTracking, elastic, intersect } = table.declaration;
  if (intersect) {
    const relationship = [...schema.manyToMany.values()].find(
      (one) => one.intersect === table.logicalName,
    );
    const ends = [relationship?.declaredBy ?? "", relationship?.with ?? ""];
    if (ends.every((end) => schema.tables.get(end)?.declaration.changeTracking)) return;
    throw endsNotTracked(table);
  }
  if (elastic || !changeTracking) throw notTracked(table);
}

/** Four are named in the documentation; the others have no meaning with it that it would tell. */
function refuseOptions(options: QueryOptions): void {
  const given = [
    ["$filter", options.filter],
    ["$orderby", options.orderBy],
    ["$expand", options.expand],
    ["$top", options.top],
    ["$apply", options.apply],
    ["$count", options.count || undefined],
    ["$id", options.id],
  ] as const;
  const refused = given.find(([, value]) => value !== undefined);
  if (refused) throw optionNotSupported(refused[0]);
}
