import { requirePrivilege } from "../auth/privileges";
import { languageOf } from "../metadata/languages";
import { wants } from "../odata/prefer";
import { badQuery } from "../odata/refusals";
import {
  jsonAnswer,
  jsonArray,
  jsonObject,
  jsonString,
  member,
  type ReadRequest,
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
import { parseFetchXml } from "./parse/fetch";
import { checkLimits } from "./parse/limits";
import { refusal } from "./refusals";

/**
 * Answers `GET accounts?fetchXml=…`.
 *
 * @throws Refusal for whatever the service refuses
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/overview
 */
export function fetchCollection(request: ReadRequest, fetchXml: string): SandboxResponse {
  refuseOptions(request);
  const fetch = bind(request, fetchXml);
  const answer = fetch.query.aggregate ? fetchAggregates(fetch) : fetchRows(fetch);
  return jsonAnswer(print(fetch, answer), request.prefer);
}

/** The query says it all; `$count` alone has a meaning beside it. */
function refuseOptions({ options }: ReadRequest): void {
  const { select, filter, orderBy, expand, apply, top, skipToken, deltaToken, id } = options;
  const given = [select, filter, orderBy, expand, apply, top, skipToken, deltaToken, id];
  if (given.some((option) => option !== undefined)) {
    throw badQuery("Only $count can be provided together with fetchXml.");
  }
}

function bind(request: ReadRequest, fetchXml: string): BoundFetch {
  const { store, context, table, options } = request;
  const query = parseFetchXml(fetchXml, options.count);
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
    if (!read.declaration.intersect) requirePrivilege(store, context, read, "Read");
  }
  return { request, query, root, sources };
}

function print({ request, query }: BoundFetch, answer: Answer): string {
  const { table, prefer } = request;
  const names = answer.names.length > 0 ? `(${answer.names.join(",")})` : "";
  const url = `${serviceRoot(request)}$metadata#${table.setName}${names}`;
  const annotations: [string, string | undefined][] = [
    ["fetchxmlpagingcookie", answer.cookie && jsonString(answer.cookie)],
    ["morerecords", answer.more ? "true" : undefined],
  ];
  return jsonObject([
    member("@odata.context", jsonString(url)),
    ...countMembers(request, answer.count, query.totalCount),
    ...annotations.flatMap(([name, value]) =>
      value !== undefined && wants(prefer, `Microsoft.Dynamics.CRM.${name}`)
        ? [member(`@Microsoft.Dynamics.CRM.${name}`, value)]
        : [],
    ),
    member("value", jsonArray(answer.rows)),
  ]);
}
