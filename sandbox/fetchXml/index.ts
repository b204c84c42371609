import { requirePrivilege } from "../auth/privileges";
import { languageOf } from "../metadata/languages";
import { wants } from "../odata/prefer";
import { badQuery, notSimulated } from "../odata/refusals";
import {
  jsonAnswer,
  jsonArray,
  jsonObject,
  jsonString,
  member,
  type ReadRequest,
  type Restriction,
  serviceRoot,
} from "../query";
import { countMembers } from "../query/countMembers";
import type { SandboxResponse } from "../types";
import { fetchAggregates } from "./answer/aggregates";
import type { Answer } from "./answer/answer";
import type { BoundFetch } from "./answer/query";
import { fetchRows } from "./answer/rows";
import { bindFilters } from "./bind/filters";
import { rootSource, type Sources, tableNamed } from "./bind/source";
import type { FetchQuery } from "./parse/ast";
import { parseFetchXml } from "./parse/fetch";
import { checkLimits } from "./parse/limits";
import { refusal } from "./refusals";
import { nextLink, viewPage, within } from "./viewPage";

/**
 * Answers `GET accounts?fetchXml=…`.
 *
 * @throws Refusal for whatever the service refuses
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/overview
 */
export function fetchCollection(request: ReadRequest, fetchXml: string): SandboxResponse {
  refuseOptions(request);
  const fetch = bind(request, parseFetchXml(fetchXml, request.options.count));
  const answer = answerOf(fetch);
  const annotations: [string, string | undefined][] = [
    ["fetchxmlpagingcookie", answer.cookie && jsonString(answer.cookie)],
    ["morerecords", answer.more ? "true" : undefined],
  ];
  const paging = annotations.flatMap(([name, value]) =>
    value !== undefined && wants(request.prefer, `Microsoft.Dynamics.CRM.${name}`)
      ? [member(`@Microsoft.Dynamics.CRM.${name}`, value)]
      : [],
  );
  return jsonAnswer(print(fetch, answer, paging), request.prefer);
}

/**
 * Answers `GET accounts?savedQuery=…` with the rows of the view. How it is paged is not documented: here as
 * a query without FetchXML is, by next links.
 */
export function runView(
  request: ReadRequest & { restriction?: Restriction },
  fetchXml: string,
): SandboxResponse {
  const { options, prefer, restriction } = request;
  const { select, filter, orderBy, expand, apply, top, deltaToken, id } = options;
  const given = [select, filter, orderBy, expand, apply, top, deltaToken, id];
  if (given.some((option) => option !== undefined)) {
    throw notSimulated("query options beside a view");
  }
  const query = viewPage(parseFetchXml(fetchXml, options.count), request);
  const fetch = bind(request, restriction ? within(query, restriction) : query);
  const answer = answerOf(fetch);
  const body = print(fetch, answer, [], answer.more ? [nextLink(request, fetch, answer)] : []);
  return jsonAnswer(body, prefer, { paged: true });
}

function answerOf(fetch: BoundFetch): Answer {
  return fetch.query.aggregate ? fetchAggregates(fetch) : fetchRows(fetch);
}

/** The query says it all; `$count` alone has a meaning beside it. */
function refuseOptions({ options }: ReadRequest): void {
  const { select, filter, orderBy, expand, apply, top, skipToken, deltaToken, id } = options;
  const given = [select, filter, orderBy, expand, apply, top, skipToken, deltaToken, id];
  if (given.some((option) => option !== undefined)) {
    throw badQuery("Only $count can be provided together with fetchXml.");
  }
}

function bind(request: ReadRequest, query: FetchQuery): BoundFetch {
  const { store, context, table } = request;
  checkLimits(query);
  if (tableNamed(query.entity.name, store.schema) !== table) {
    throw refusal(
      "QueryBuilderEntitiesDontMatch",
      "The entity name specified in fetchxml does not match the entity name specified in the Entity or Query Expression.",
    );
  }
  const sources: Sources = { schema: store.schema, all: [] };
  const root = rootSource(table, query.entity, sources);
  const language = () => languageOf(store, context.userId);
  bindFilters(root, { sources, language, outer: [] });
  for (const { table: read } of sources.all) {
    if (read.logicalName === "userquery") throw notSimulated("FetchXML on personal views");
    if (!read.declaration.intersect) requirePrivilege(store, context, read, "Read");
  }
  return { request, query, root, sources };
}

function print(
  { request, query }: BoundFetch,
  answer: Answer,
  paging: readonly string[],
  behind: readonly string[] = [],
): string {
  const { table } = request;
  const names = answer.names.length > 0 ? `(${answer.names.join(",")})` : "";
  const url = `${serviceRoot(request)}$metadata#${table.setName}${names}`;
  return jsonObject([
    member("@odata.context", jsonString(url)),
    ...countMembers(request, answer.count, query.totalCount),
    ...paging,
    member("value", jsonArray(answer.rows)),
    ...behind,
  ]);
}
