import { requirePrivilege } from "../auth/privileges";
import { Refusal } from "../errors";
import { badQuery, notSimulated } from "../odata/refusals";
import { doesNotExist, type ReadRequest } from "../query";
import type { Table } from "../schema/derived";
import type { RequestContext, Row, Store } from "../types";

const kinds = { savedQuery: "savedquery", userQuery: "userquery" } as const;

/**
 * The FetchXML of the view that a query names by `savedQuery` or `userQuery`; undefined where it names none.
 * That a wrong id is a 404, and a view of another table a 400, is not documented.
 *
 * @throws Refusal
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/webapi/retrieve-and-execute-predefined-queries
 */
export function viewQuery(request: ReadRequest): string | undefined {
  const { store, context, table, options } = request;
  const [named, ...others] = Object.entries(kinds).flatMap(([option, kind]) => {
    const id = options.custom.get(option);
    return id === undefined ? [] : [{ option, kind, id }];
  });
  if (!named) return undefined;
  if (others.length > 0 || options.custom.has("fetchXml")) {
    throw notSimulated("two queries in one request");
  }
  const id = named.id.trim().toLowerCase();
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) {
    throw badQuery(`The value '${named.id}' of '${named.option}' is not a GUID.`);
  }
  const views = tableNamed(store, named.kind);
  requirePrivilege(store, context, views, "Read");
  const view = store.read(named.kind, id);
  if (!view || !isVisible(store, context, views, view)) throw doesNotExist(views, id);
  if (view["returnedtypecode"] !== table.logicalName) {
    throw new Refusal(
      400,
      "0x80040203",
      `The query ${id} returns rows of ${String(view["returnedtypecode"])}, not of ${table.logicalName}.`,
    );
  }
  return String(view["fetchxml"]);
}

/** Nobody but its owner sees a personal view, and whom it is shared with. */
export function isVisible(
  store: Store,
  { userId }: Pick<RequestContext, "userId">,
  { logicalName }: Table,
  row: Row,
): boolean {
  if (logicalName !== kinds.userQuery || row["ownerid"] === userId) return true;
  const share = { objectid: row["userqueryid"] ?? null, principalid: userId };
  return store
    .find("principalobjectaccess", share)
    .some(({ accessrightsmask }) => Number(accessrightsmask) > 0);
}

function tableNamed(store: Store, name: string): Table {
  const table = store.schema.tables.get(name);
  if (!table) throw new Error(`The schema has no ${name}.`);
  return table;
}
