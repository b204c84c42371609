import { Refusal } from "../errors";
import { bindExpand, referenceColumns } from "../odata/bind/expand";
import { hasNesting } from "../odata/bind/expandRules";
import { bindFilter } from "../odata/bind/filter";
import { scopeOf } from "../odata/bind/scope";
import { bindSelect } from "../odata/bind/select";
import type { BoundExpand, BoundSelect } from "../odata/bound";
import type { SingleNavigation } from "../schema/derived";
import type { Row, SandboxResponse } from "../types";
import { emptyAnswer, jsonAnswer } from "./answer";
import { contextUrl } from "./contextUrl";
import { etagOf } from "./etag";
import { printRows } from "./expandRows";
import { targetOf } from "./formattedValue";
import { jsonString, member } from "./json";
import { type ReadRequest, serviceRoot } from "./request";

export interface RecordRequest extends ReadRequest {
  /** The whole row, as `resolveKey` finds it. */
  row: Row;
}

/**
 * Answers `GET accounts(id)?…`. Only `$select` and `$expand` shape a single row; a `$filter` is
 * checked and has no effect.
 *
 * @param ifNoneMatch the header as sent; only the row's own ETag in it makes the answer 304
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/webapi/retrieve-entity-using-web-api
 */
export function retrieveRecord(request: RecordRequest, ifNoneMatch?: string): SandboxResponse {
  const { store, table, options, prefer, row } = request;
  const { select, expands } = bindRecord(request);
  if (options.filter) {
    bindFilter(options.filter, scopeOf(store.schema, table, options.aliases));
  }
  const etag = etagOf(table, row);
  if (ifNoneMatch === etag && expands.length === 0 && !prefer.annotations) {
    return emptyAnswer(304, { ETag: etag });
  }
  const context = contextUrl(serviceRoot(request), table, select, expands, "/$entity");
  const body = printRecord(request, select, expands, context);
  return jsonAnswer(body, prefer, { headers: { ETag: etag }, paged: true });
}

/**
 * The body a write answers with under `return=representation`. `$expand` counts for a create only.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-entity-web-api#create-with-data-returned
 */
export function projectRecord(request: RecordRequest, { expand }: { expand: boolean }): string {
  const options = expand ? request.options : { ...request.options, expand: undefined };
  const { select, expands } = bindRecord({ ...request, options });
  const context = `${serviceRoot(request)}$metadata#${request.table.setName}/$entity`;
  return printRecord(request, select, expands, context);
}

/** Answers `GET accounts(id)/primarycontactid?…`: the row a lookup points to, or 204. */
export function retrieveRelated(
  request: RecordRequest & { navigation: SingleNavigation },
  ifNoneMatch?: string,
): SandboxResponse {
  const { store, row, navigation } = request;
  const related = relatedRow(request);
  const table = store.schema.tables.get(targetOf(navigation.column, row));
  return related && table
    ? retrieveRecord({ ...request, table, row: related }, ifNoneMatch)
    : emptyAnswer(204);
}

/** The row a single-valued navigation property of a row leads to. */
export function relatedRow({
  store,
  row,
  navigation,
}: Pick<RecordRequest, "store" | "row"> & { navigation: SingleNavigation }): Row | undefined {
  const id = row[navigation.column.name];
  const target = targetOf(navigation.column, row);
  return typeof id === "string" && navigation.targets.includes(target)
    ? store.read(target, id)
    : undefined;
}

function bindRecord({ store, table, options }: ReadRequest): {
  select: BoundSelect;
  expands: BoundExpand[];
} {
  const { orderBy, top, count, apply, skipToken } = options;
  if (orderBy || top !== undefined || count || apply || skipToken !== undefined) {
    throw new Refusal(
      400,
      "0x80060888",
      "The query specified in the URI is not valid. The requested resource is not a collection. " +
        "Query options $filter, $orderby, $count, $skip, and $top can be applied only on collections.",
    );
  }
  const expands = bindExpand(options.expand, { schema: store.schema, table });
  return { select: bindSelect(table, options.select, referenceColumns(expands)), expands };
}

function printRecord(
  request: RecordRequest,
  select: BoundSelect,
  expands: readonly BoundExpand[],
  url: string,
): string {
  const { store, table, prefer, context, row } = request;
  const shape = { table, columns: select.columns, etag: true };
  const root = serviceRoot(request);
  const scope = {
    store,
    prefer,
    context,
    root,
    nested: hasNesting(expands),
    single: true,
  } as const;
  const [text = "{}"] = printRows([row], shape, expands, scope);
  return `{${member("@odata.context", jsonString(url))},${text.slice(1)}`;
}
