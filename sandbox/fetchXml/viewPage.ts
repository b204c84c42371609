import { notSimulated } from "../odata/refusals";
import { jsonString, member, type ReadRequest, type Restriction } from "../query";
import { decodeCookie, malformedCookie } from "../query/pagingCookie";
import type { Answer } from "./answer/answer";
import type { BoundFetch } from "./answer/query";
import type { FetchQuery } from "./parse/ast";

/** The page of a view that a request means: by the page size it prefers, and by where its token leads. */
export function viewPage(query: FetchQuery, { options, prefer }: ReadRequest): FetchQuery {
  if (query.top !== undefined) return query;
  const count = prefer.maxPageSize ?? query.count;
  if (options.skipToken === undefined) return { ...query, count };
  const [, page, cookie] =
    /^<cookie pagenumber="(\d+)" pagingcookie="([^"]*)" istracking="False" \/>$/.exec(
      options.skipToken,
    ) ?? [];
  if (page === undefined) throw malformedCookie();
  // Where a page is told by its number alone, the token has no cookie.
  const inner = cookie ? decodeCookie(cookie) : undefined;
  return { ...query, count, page: Number(page), cookie: inner };
}

/** The query among the rows that a relationship leads to. */
export function within(query: FetchQuery, { navigation, id }: Restriction): FetchQuery {
  if (navigation.kind !== "oneToMany") {
    throw notSimulated("a view of the rows of a many-to-many relationship");
  }
  const attribute = navigation.column.name;
  const condition = {
    attribute,
    operator: "eq",
    values: [id],
    otherColumn: undefined,
    entityName: undefined,
  };
  const filter = { type: "and" as const, conditions: [condition], filters: [], links: [] };
  const { entity } = query;
  return { ...query, entity: { ...entity, filters: [...entity.filters, filter] } };
}

/** The request once more with the token of the next page. */
export function nextLink(request: ReadRequest, { query }: BoundFetch, answer: Answer): string {
  const cookie = /pagingcookie="([^"]*)"/.exec(answer.cookie ?? "")?.[1] ?? "";
  // The cookie is encoded twice already, as a link has it.
  const token = `%3Ccookie%20pagenumber=%22${query.page + 1}%22%20pagingcookie=%22${cookie}%22%20istracking=%22False%22%20/%3E`;
  const kept = request.options.text.split("&").filter((part) => !/^(\$|%24)skiptoken=/.test(part));
  const text = [...kept, `$skiptoken=${token}`].join("&");
  return member("@odata.nextLink", jsonString(`${request.context.origin}${request.path}?${text}`));
}
