import { InputError } from "../../errors/InputError";
import { retryWithFreshMetadata } from "../../metadata/retryWithFreshMetadata";
import { readFilter, requireNoOptions } from "../../odata/filter/readFilter";
import type { Session } from "../../session/session";
import { countQuery, limitOf } from "../count/countQuery";
import type { Found } from "../count/countRows";
import type { CountParams } from "../count/types";
import { prepareView, viewInput } from "./prepareView";
import { requireTranslatable } from "./readViewQuery";

/**
 * Counts the rows of a view, as those of its FetchXML are counted, with a condition added to its own.
 *
 * @throws InputError for what does not go with a view
 */
export async function countView(
  session: Session,
  params: CountParams & { readonly view: string },
): Promise<Found> {
  const { filterExpression, xmlQuery } = params;
  if (xmlQuery !== undefined) {
    throw new InputError("View and XML Query cannot both be set: leave one of them empty.");
  }
  const filter =
    filterExpression === undefined ? undefined : readFilter(filterExpression, "Filter Expression");
  if (filter) {
    requireNoOptions(filter, "Filter Expression");
    requireTranslatable(filter, {});
  }
  return retryWithFreshMetadata(async (assumptions) => {
    const { query, table, view } = await prepareView(session, params, filter, assumptions);
    const limited = limitOf(query, viewInput(view));
    return countQuery(session, table.entitySetName, params, limited);
  });
}
