import { InputError } from "../../errors/InputError";
import { throwUnless } from "../../errors/throwUnless";
import { withMappedColumns } from "../../labels/mappedColumns";
import { tableDefinition } from "../../metadata/cache/tableDefinition";
import type { Assumptions } from "../../metadata/retryWithFreshMetadata";
import type { ReadFilter } from "../../odata/filter/readFilter";
import type { Session } from "../../session/session";
import type { FieldMap, FilterZone, Impersonation } from "../../types";
import type { TableDefinition } from "../../types/tables";
import type { View } from "../../types/views";
import { type FetchDocument, parseFetchXml } from "../fetchXml/parse";
import { resolveFilter } from "../filter/resolveFilter";
import { changedView, isAggregation, isDistinct, type ViewChanges } from "./changedView";
import { namedColumns } from "./namedColumns";
import { translated } from "./readViewQuery";
import { takeView } from "./resolveView";

export interface ViewParams extends Impersonation, FilterZone {
  readonly view: string;
  /** Left out, the table is that of the view. */
  readonly entityType?: string | undefined;
  readonly fieldNames?: readonly string[] | undefined;
  readonly orderByFieldNames?: readonly string[] | undefined;
  readonly fieldMap?: FieldMap | undefined;
}

/** A view with its table, and its query as it is to be run. */
export interface PreparedView {
  readonly view: View;
  readonly table: TableDefinition;
  readonly query: FetchDocument;
  /** The columns asked for in the place of the view's; of a linked table with the alias before them. */
  readonly named: readonly string[] | undefined;
}

/**
 * Finds the view, and makes its query what the inputs ask for. Takes the table's definition and the view,
 * one request each unless they are remembered.
 *
 * @throws InputError for what does not fit the view or its table
 */
export async function prepareView(
  session: Session,
  params: ViewParams,
  filter: ReadFilter | undefined,
  assumptions: Assumptions,
): Promise<PreparedView> {
  const given =
    params.entityType === undefined
      ? undefined
      : await tableDefinition(session, params.entityType, params);
  const wanted = { ...params, table: given?.logicalName };
  const view = await takeView(session, wanted, assumptions);
  const table = given ?? (await tableDefinition(session, view.table, params, "View"));
  const query = parseView(view);
  if (isAggregation(query)) requireRecords(view, params);
  const { named, ...columns } = await columnsOf(session, params, table, query);
  const conditions = await conditionsOf(session, params, table, filter);
  const changes = { ...columns, conditions };
  return { view, table, named, query: changedView(query, changes, table.primaryIdAttribute) };
}

/** What a view is called in messages. */
export function viewInput({ name }: View): string {
  return `View ${JSON.stringify(name.slice(0, 80))}`;
}

/** @throws InputError that names the view, for a query that cannot be read */
const parseView = (view: View): FetchDocument => {
  try {
    return parseFetchXml(view.fetchXml);
  } catch (error) {
    throwUnless(error, InputError);
    const why = error.message.replace(/^XML Query/, "its FetchXML");
    throw new InputError(`${viewInput(view)} cannot be run: ${why}`);
  }
};

const requireRecords = (
  view: View,
  { fieldNames = [], orderByFieldNames = [] }: ViewParams,
): void => {
  if (fieldNames.length === 0 && orderByFieldNames.length === 0) return;
  throw new InputError(
    `${viewInput(view)} is an aggregation, whose columns and order are those of its groups: leave Field Name and Order By Field Name empty.`,
  );
};

const columnsOf = async (
  session: Session,
  params: ViewParams,
  table: TableDefinition,
  query: FetchDocument,
): Promise<Pick<ViewChanges, "columns" | "added" | "orders"> & Pick<PreparedView, "named">> => {
  const entityType = table.entitySetName;
  const { fieldNames = [] } = params;
  const mapped = await withMappedColumns(session, { ...params, entityType });
  const names = await namedColumns(session, { ...mapped, entityType }, query);
  if (fieldNames.length > 0) {
    const named = names.columns.map(({ alias, name }) => (alias ? `${alias}.${name}` : name));
    return { columns: names.columns, orders: names.orders, named };
  }
  // The view's own columns stay, and those of the field map come to them, unless that changed which rows there are.
  const isFixed = isDistinct(query) || isAggregation(query);
  const added = isFixed ? [] : names.columns.map(({ name }) => name);
  return { added, orders: names.orders, named: undefined };
};

const conditionsOf = async (
  session: Session,
  params: ViewParams,
  table: TableDefinition,
  filter: ReadFilter | undefined,
): Promise<ViewChanges["conditions"]> => {
  if (!filter) return [];
  const { condition, notes } = await resolveFilter(
    session,
    { ...params, entityType: table.logicalName },
    filter,
  );
  for (const note of notes) session.logger.info(note);
  if (condition === undefined) return [];
  const isDay = (column: string) => table.columns.get(column)?.dateBehavior === "DateOnly";
  return [translated(condition, isDay)];
};
