import { bindFilter } from "../odata/bind/filter";
import { bindOrderBy } from "../odata/bind/orderBy";
import { scopeOf } from "../odata/bind/scope";
import { rowLimit } from "../odata/prefer";
import { badQuery, notSimulated } from "../odata/refusals";
import type { SingleNavigation } from "../schema/derived";
import type { SandboxResponse } from "../types";
import { emptyAnswer, jsonAnswer } from "./answer";
import { pagerOf } from "./fetchRows";
import { targetOf } from "./formattedValue";
import { jsonArray, jsonObject, jsonString, member } from "./json";
import { type RecordRequest, relatedRow } from "./record";
import { type ReadRequest, type Restriction, rowUrl, serviceRoot } from "./request";

/** Answers `GET accounts(id)/Account_Tasks/$ref`: links instead of rows. */
export function retrieveReferences(
  request: ReadRequest & { restriction: Restriction },
): SandboxResponse {
  const { store, table, options, context, prefer, restriction } = request;
  const { select, expand, apply, count, skipToken } = options;
  if (select || expand || apply || count || skipToken !== undefined) {
    throw badQuery("Only $filter, $orderby and $top can be provided for references.");
  }
  const scope = scopeOf(store.schema, table, options.aliases);
  const filter = options.filter && bindFilter(options.filter, scope);
  const set = { store, table, context, filter, restriction };
  const pager = pagerOf(set, bindOrderBy(options.orderBy, scope), [table.primaryId]);
  const page = pager.fetch(undefined, options.top ?? rowLimit);
  if (options.top === undefined && page.more) {
    throw notSimulated(`more than ${rowLimit} references in one answer`);
  }
  const root = serviceRoot(request);
  const links = page.rows.map((row) =>
    jsonObject([
      member("@odata.id", jsonString(rowUrl(root, table, String(row[table.primaryId])))),
    ]),
  );
  const url = jsonString(`${root}$metadata#Collection($ref)`);
  const body = [member("@odata.context", url), member("value", jsonArray(links))];
  return jsonAnswer(jsonObject(body), prefer);
}

/** Answers `GET accounts(id)/primarycontactid/$ref`: one link, or 204. */
export function retrieveReference(
  request: RecordRequest & { navigation: SingleNavigation },
): SandboxResponse {
  const { store, row, navigation, prefer } = request;
  const related = relatedRow(request);
  const table = store.schema.tables.get(targetOf(navigation.column, row));
  if (!related || !table) {
    return emptyAnswer(204);
  }
  const root = serviceRoot(request);
  const link = rowUrl(root, table, String(related[table.primaryId]));
  const body = [
    member("@odata.context", jsonString(`${root}$metadata#$ref`)),
    member("@odata.id", jsonString(link)),
  ];
  return jsonAnswer(jsonObject(body), prefer);
}
