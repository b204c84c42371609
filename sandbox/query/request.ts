import type { Preferences } from "../odata/prefer";
import type { QueryOptions } from "../odata/query";
import type { CollectionNavigation, Table } from "../schema/derived";
import type { RequestContext, Store } from "../types";

/** A read of rows of one table. */
export interface ReadRequest {
  store: Store;
  table: Table;
  options: QueryOptions;
  prefer: Preferences;
  context: RequestContext;
  /** Path from the host on, as sent, without the query: `/api/data/v9.2/accounts`. */
  path: string;
}

/** The rows of a collection-valued navigation property of one row: `accounts(id)/Account_Tasks`. */
export interface Restriction {
  parent: Table;
  id: string;
  navigation: CollectionNavigation;
}

/** `http://127.0.0.1:4711/api/data/v9.2/`, of the version that was asked. */
export function serviceRoot({ context, path }: Pick<ReadRequest, "context" | "path">): string {
  const version = /^\/api\/data\/v9\.\d\//.exec(path)?.[0] ?? "/api/data/v9.2/";
  return context.origin + version;
}

/** `http://…/accounts(<id>)`. */
export function rowUrl(root: string, table: Table, id: string): string {
  return `${root}${table.setName}(${id})`;
}
