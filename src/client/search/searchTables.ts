import { SEARCH_IS_OFF } from "../answers/hints/searchHints";
import { InputError } from "../errors/InputError";
import { tableNames } from "../metadata/cache/tableLists";
import type { Session } from "../session/session";
import type { TableName } from "../types/tables";
import { member, membersOf } from "./members";
import { sendSearch } from "./sendSearch";

/**
 * The tables that are in the index of search. One request, and one for the list of tables unless that is
 * remembered.
 * https://learn.microsoft.com/power-apps/developer/data-platform/search/statistics-status#status
 *
 * @throws InputError where search is switched off
 */
export async function searchTables(session: Session): Promise<readonly TableName[]> {
  const [tables, status] = await Promise.all([
    tableNames(session),
    sendSearch(
      session,
      {},
      {
        method: "GET",
        path: "searchstatus",
        operation: "Reading the tables of search",
      },
    ),
  ]);
  const value = membersOf(member(status, "value")) ?? {};
  const state = String(member(value, "status"));
  if (["notprovisioned", "0"].includes(state)) throw new InputError(`${SEARCH_IS_OFF}.`);
  const entries = member(value, "entitystatusresults");
  const names = (Array.isArray(entries) ? entries : []).map((entry) =>
    String(member(membersOf(entry) ?? {}, "entitylogicalname")),
  );
  const indexed = new Set(names);
  return tables.filter(({ logicalName }) => indexed.has(logicalName));
}
