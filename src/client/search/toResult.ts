import { UnreadableBody } from "../errors/failures";
import { recordUrl } from "../labels/recordUrl";
import { setOwn } from "../objects/ownProperty";
import { type Members, member, membersOf } from "./members";
import type { SearchFacet, SearchHit, SearchResult } from "./types";

const FORMATTED = "@OData.Community.Display.V1.FormattedValue";
/** What a hit says besides its columns, under names of the service. */
const OWN = "@search.";

interface Page {
  readonly skip: number;
  readonly top: number;
  /** Of the pages of the environment. */
  readonly origin: string;
}

/** What a search answered, in the words of the action. Pure. */
export function toResult(answer: Members, { skip, top, origin }: Page): SearchResult {
  const value = member(answer, "value") ?? [];
  if (!Array.isArray(value)) throw new UnreadableBody("the hits are no list");
  const counted = Number(member(answer, "count") ?? -1);
  const count = counted >= 0 ? counted : null;
  const hits = value.map((hit) => toHit(membersOf(hit) ?? {}, origin));
  return {
    count,
    hasMore: count === null ? hits.length >= top : skip + hits.length < count,
    hits,
    facets: toFacets(membersOf(member(answer, "facets")) ?? {}),
  };
}

const toHit = (hit: Members, origin: string): SearchHit => {
  const table = String(member(hit, "entityname") ?? "");
  const id = String(member(hit, "id") ?? "").toLowerCase();
  const values: Record<string, unknown> = {};
  const labels: Record<string, string> = {};
  for (const [name, value] of Object.entries(membersOf(member(hit, "attributes")) ?? {})) {
    if (name.startsWith(OWN)) continue;
    if (name.endsWith(FORMATTED)) setOwn(labels, name.slice(0, -FORMATTED.length), String(value));
    else setOwn(values, name, value);
  }
  return {
    table,
    id,
    score: Number(member(hit, "score") ?? 0),
    highlights: toHighlights(membersOf(member(hit, "highlights")) ?? {}),
    values,
    labels,
    recordUrl: recordUrl(origin, { id }, { logicalName: table, primaryIdAttribute: "id" }) ?? null,
  };
};

const toHighlights = (highlights: Members): Record<string, readonly string[]> => {
  const result: Record<string, readonly string[]> = {};
  for (const [column, texts] of Object.entries(highlights)) {
    setOwn(result, column, [texts].flat().map(String));
  }
  return result;
};

const toFacets = (facets: Members): Record<string, readonly SearchFacet[]> => {
  const result: Record<string, readonly SearchFacet[]> = {};
  for (const [name, entries] of Object.entries(facets)) {
    const list = Array.isArray(entries) ? entries : [];
    setOwn(
      result,
      name,
      list.map((entry) => toFacet(membersOf(entry) ?? {})),
    );
  }
  return result;
};

/** Enumerations come as names or as numbers. */
const isRange = (facet: Members): boolean =>
  ["range", "1"].includes(String(member(facet, "type")).toLowerCase());

const toFacet = (facet: Members): SearchFacet => {
  const count = Number(member(facet, "count") ?? 0);
  if (isRange(facet)) {
    return { count, from: member(facet, "from") ?? null, to: member(facet, "to") ?? null };
  }
  const label = member(facet, "optionalvalue") ?? undefined;
  return {
    count,
    value: member(facet, "value") ?? null,
    ...(label === undefined ? {} : { label }),
  };
};
