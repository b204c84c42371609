import { listRows } from "../../odata/listBody";
import { stringLiteral } from "../../odata/literal";
import { encodeOption } from "../../odata/query";
import { impersonationHeaders } from "../../session/headers";
import { type ReadOutcome, readEach } from "../../session/readEach";
import type { Session } from "../../session/session";
import type { DataverseRecord, Impersonation } from "../../types";
import type { View, ViewKind, ViewType } from "../../types/views";

/**
 * Where views are kept. A user sees the personal views that are the user's own or are shared with the user.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/retrieve-and-execute-predefined-queries
 */
export const VIEW_TABLES = {
  system: { set: "savedqueries", id: "savedqueryid", more: ["querytype", "isdefault"] },
  personal: { set: "userqueries", id: "userqueryid", more: ["querytype"] },
} as const;

export const VIEW_KINDS = ["system", "personal"] as const;

/** The types of views that show lists of records; others are templates, filters of clients, or searches. */
export const VIEW_TYPES: ReadonlyMap<number, ViewType> = new Map([
  [0, "public"],
  [1, "advancedFind"],
  [2, "associated"],
  [64, "lookup"],
]);

/** Of a view whose query waits for the text that is searched for. */
export const QUICK_FIND = 4;

/** Which views are asked for, besides a table; a GUID finds views of whatever type and state. */
export type ViewSearch =
  | { readonly id: string }
  | { readonly name: string }
  | { readonly containing: (column: string) => string }
  | "all";

/** The condition on the views of one kind. */
export function viewCondition(
  kind: ViewKind,
  search: ViewSearch,
  table: string | undefined,
): string {
  if (search !== "all" && "id" in search) return `${VIEW_TABLES[kind].id} eq ${search.id}`;
  const types = [...VIEW_TYPES.keys()].map((type) => `querytype eq ${type}`).join(" or ");
  return [
    ...(search === "all" ? [] : [conditionOnName(search)]),
    ...(table === undefined ? [] : [`returnedtypecode eq ${stringLiteral(table)}`]),
    "statecode eq 0",
    ...(kind === "system" ? [`(${types})`] : []),
  ].join(" and ");
}

const conditionOnName = (search: Exclude<ViewSearch, "all" | { readonly id: string }>): string =>
  "name" in search ? `name eq ${stringLiteral(search.name)}` : search.containing("name");

/** Columns of the list of views. */
export const LISTED = ["name", "returnedtypecode"];
/** Columns of a view that is to be run or described. */
export const WHOLE = [...LISTED, "description", "fetchxml", "layoutxml"];

interface Wanted {
  readonly search: ViewSearch;
  readonly table: string | undefined;
  readonly columns: readonly string[];
  readonly top: number;
  readonly operation: string;
}

/**
 * System and personal views, in one request. Where one kind may not be read, the others are still found.
 *
 * @throws DataverseError where nothing can be read that could be meant
 */
export async function viewRows(
  session: Session,
  impersonation: Impersonation,
  { search, table, columns, top, operation }: Wanted,
): Promise<readonly View[]> {
  const paths = VIEW_KINDS.map((kind) => {
    const { set, id, more } = VIEW_TABLES[kind];
    const filter = encodeOption(viewCondition(kind, search, table));
    return `${set}?$select=${[id, ...columns, ...more].join(",")}&$filter=${filter}&$orderby=name,${id}&$top=${top}`;
  });
  const reads = { operation, headers: impersonationHeaders(impersonation) };
  const answers = await readEach(session, reads, paths, listRows);
  const views = VIEW_KINDS.flatMap((kind, at) => viewsIn(kind, answers[at]));
  const refusal = answers.flatMap((answer) => ("refusal" in answer ? [answer.refusal] : []))[0];
  if (views.length === 0 && refusal) throw refusal;
  return views;
}

const viewsIn = (
  kind: ViewKind,
  answer: ReadOutcome<readonly DataverseRecord[]> | undefined,
): View[] => (answer && "value" in answer ? answer.value.map((row) => toView(kind, row)) : []);

export function toView(kind: ViewKind, row: DataverseRecord): View {
  const text = (name: string) => (typeof row[name] === "string" ? String(row[name]) : "");
  return {
    id: text(VIEW_TABLES[kind].id),
    name: text("name"),
    kind,
    table: text("returnedtypecode"),
    type: Number(row["querytype"] ?? 0),
    isDefault: row["isdefault"] === true,
    description: text("description") || undefined,
    fetchXml: text("fetchxml"),
    layoutXml: text("layoutxml"),
  };
}
