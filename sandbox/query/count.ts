import { bindFilter } from "../odata/bind/filter";
import { scopeOf } from "../odata/bind/scope";
import { rowLimit } from "../odata/prefer";
import { badQuery } from "../odata/refusals";
import type { SandboxResponse } from "../types";
import { countRows } from "./fetchRows";
import type { ReadRequest, Restriction } from "./request";

/** The answer is text that begins with a byte order mark. */
const byteOrderMark = "\uFEFF";

/**
 * Answers `GET accounts/$count`, at most 5,000.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/count-rows
 */
export function countCollection(
  request: ReadRequest & { restriction?: Restriction },
): SandboxResponse {
  const { store, table, options, context, restriction } = request;
  const { select, expand, apply, orderBy, top, count, skipToken } = options;
  if (
    select ||
    expand ||
    apply ||
    orderBy ||
    top !== undefined ||
    count ||
    skipToken !== undefined
  ) {
    throw badQuery("Only $filter can be provided for $count.");
  }
  const filter =
    options.filter && bindFilter(options.filter, scopeOf(store.schema, table, options.aliases));
  return countAnswer(countRows({ store, table, context, filter, restriction }, rowLimit));
}

/** A count as text; it never says more than 5,000. */
export function countAnswer(rows: number): SandboxResponse {
  return {
    status: 200,
    headers: { "Content-Type": "text/plain", "OData-Version": "4.0" },
    body: byteOrderMark + Math.min(rows, rowLimit),
  };
}
