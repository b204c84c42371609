import { pagesOrigin } from "../environment";
import type { Session } from "../session/session";
import { checkFacets } from "./facets";
import { type SearchEntity, searchEntities } from "./searchEntities";
import { checkOrder, whyNoOrder } from "./searchOrder";
import { type SearchText, searchText } from "./searchText";
import { sendSearch } from "./sendSearch";
import { toResult } from "./toResult";
import type { SearchParams, SearchResult } from "./types";

/** What Dataverse takes for `top` where none is given. */
const USUAL_TOP = 50;

/**
 * Searches all tables in the index, or some of them. One request, and requests for names that are not
 * remembered.
 * https://learn.microsoft.com/power-apps/developer/data-platform/search/query
 *
 * @throws InputError before anything is sent; DataverseError where search is switched off, or refuses it
 */
export async function searchRecords(session: Session, params: SearchParams): Promise<SearchResult> {
  const { top = USUAL_TOP, skip = 0 } = params;
  const text = searchText(params);
  const order = checkOrder(params.order ?? []);
  const facets = checkFacets(params.facets ?? []);
  const entities = await searchEntities(session, params);
  const answer = await sendSearch(session, params, {
    method: "POST",
    path: "searchquery",
    operation: "Searching",
    json: {
      search: text.text,
      count: true,
      top,
      ...(skip > 0 ? { skip } : {}),
      ...narrowed(entities, params.filter),
      ...(order.length > 0 ? { orderby: JSON.stringify(order) } : {}),
      ...(facets.length > 0 ? { facets: JSON.stringify(facets) } : {}),
      ...optionsOf(text, params.match),
    },
  });
  const result = toResult(answer, { skip, top, origin: pagesOrigin(session.environment.origin) });
  const warning = whyNoOrder(order, text);
  if (warning === undefined) return result;
  session.logger.warn(warning);
  return { ...result, warning };
}

/** A filter on one table is that table's, which may be on any column of it that is in the index. */
const narrowed = (
  entities: readonly SearchEntity[],
  filter: string | undefined,
): { entities?: string; filter?: string } => {
  if (entities.length === 0) return filter === undefined ? {} : { filter };
  const [only] = entities;
  if (entities.length > 1 || only === undefined || filter === undefined) {
    return { entities: JSON.stringify(entities), ...(filter === undefined ? {} : { filter }) };
  }
  return { entities: JSON.stringify([{ ...only, filter }]) };
};

const optionsOf = ({ syntax }: SearchText, match: SearchParams["match"]): { options?: string } => {
  const options = {
    ...(syntax === "lucene" ? { querytype: syntax } : {}),
    ...(match === "all" ? { searchmode: match } : {}),
  };
  return Object.keys(options).length === 0 ? {} : { options: JSON.stringify(options) };
};
