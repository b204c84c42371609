import { encodeLower } from "../odata/percent";
import { rowLimit } from "../odata/prefer";
import { badQuery } from "../odata/refusals";
import {
  contextUrl,
  jsonAnswer,
  jsonArray,
  jsonObject,
  jsonString,
  member,
  type ReadRequest,
} from "../query";
import { countAnswer } from "../query/count";
import { countMembers } from "../query/countMembers";
import { countRows } from "../query/fetchRows";
import { writeRows } from "../query/rowWriter";
import type { Call } from "../records/call";
import type { SandboxResponse } from "../types";
import { changedRows } from "./changedRows";
import { type Place, printPlace } from "./cookie";
import { printDataToken } from "./dataToken";
import { countDeleted } from "./deletedRows";
import { type ChangesPage, pageOfChanges } from "./page";
import { type ChangesRequest, changesRequest } from "./request";

/**
 * Answers `GET accounts` with `Prefer: odata.track-changes` by all rows and a delta link, and the
 * delta link by what has changed since.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems
 */
export function readChanges(call: Call, read: ReadRequest): SandboxResponse {
  const request = changesRequest(call, read);
  const page = pageOfChanges(request);
  const body = jsonObject([
    member("@odata.context", jsonString(contextOf(request))),
    ...countMembers({ ...call, options: request.options }, () => 0, false),
    ...(page.end ? [] : [member("@odata.deltaLink", jsonString(deltaLink(request)))]),
    member("value", jsonArray(items(request, page))),
    ...(page.end ? [member("@odata.nextLink", jsonString(nextLink(request, page.end)))] : []),
  ]);
  return jsonAnswer(body, call.prefer, { paged: true, tracked: true });
}

/** Answers `GET accounts/$count?$deltatoken=…`: how many changes there are, no more than 5,000. */
export function countChanges(call: Call, read: ReadRequest): SandboxResponse {
  const request = changesRequest(call, read);
  if (request.place) throw badQuery("$skiptoken cannot be combined with $count.");
  return countAnswer(countRows(changedRows(request), rowLimit) + countDeleted(request, rowLimit));
}

/** The columns stand in the context as they do for any other query, behind it that it is a delta. */
function contextOf({ call, table, select, since }: ChangesRequest): string {
  return contextUrl(`${call.root}/`, table, select, [], since === undefined ? "" : "/$delta");
}

function items({ call, table, select }: ChangesRequest, { rows, deleted }: ChangesPage): string[] {
  const shape = { table, columns: select.columns, etag: true };
  const context = `${call.root}/$metadata#${table.setName}/$deletedEntity`;
  return [
    ...writeRows(call.store, rows, shape, call.prefer).map((members) => `{${members}}`),
    ...deleted.map(({ id }) =>
      JSON.stringify({ "@odata.context": context, id, reason: "deleted" }),
    ),
  ];
}

/** The request once more with the new token in place of the old one. */
function deltaLink({ call, options, token }: ChangesRequest): string {
  const data = encodeLower(printDataToken(token));
  return link(call, [...kept(options.text, ["skiptoken", "deltatoken"]), `$deltatoken=${data}`]);
}

function nextLink({ call, table, options }: ChangesRequest, end: Place): string {
  const place = printPlace(end, table.primaryId);
  return link(call, [...kept(options.text, ["skiptoken"]), `$skiptoken=${place}`]);
}

/** The parts of a query string as they were sent, without some options. */
function kept(query: string, without: readonly string[]): string[] {
  return query.split("&").filter((part) => {
    const name = /^(?:\$|%24)(\w+)=/.exec(part)?.[1];
    return part !== "" && !without.includes(name ?? "");
  });
}

function link({ context, path }: Call, options: readonly string[]): string {
  return `${context.origin}${path}?${options.join("&")}`;
}
