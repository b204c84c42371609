import { InputError } from "../../errors/InputError";
import { lookUpTable, singleMatch } from "../../metadata/cache/lookUpTable";
import type { TableParams } from "../../metadata/resolveTable";
import { bareName } from "../../odata/names";
import type { Session } from "../../session/session";
import { nextPageUrl, setOfLink } from "../paging/nextPageUrl";

/**
 * Holds a next link to the table it is used for. The set's own name costs nothing; any other name of the
 * table has the list of tables read, which is remembered. A list that cannot be read refuses nothing.
 *
 * @throws InputError for a link that leads to the records of another table
 */
export async function requireLinkOf(
  session: Session,
  params: TableParams,
  nextPageId: string,
): Promise<void> {
  const { environment } = session;
  const set = setOfLink(environment, nextPageUrl(environment, nextPageId));
  const name = bareName(params.entityType);
  if (set === undefined || name === "" || set === name) return;
  const match = await lookUpTable(session, name, params).catch(() => undefined);
  if (!match) return;
  const tables =
    match.kind === "ambiguous" ? match.tables : [singleMatch(match, name, "Entity Type")];
  if (tables.some(({ entitySetName }) => entitySetName === set)) return;
  throw new InputError(
    `Next Page ID is a link to the records of ${set}, but Entity Type is ${name}; expected the oDataNextLink of the page before, of the same table.`,
  );
}
