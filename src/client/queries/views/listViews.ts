import { defaults } from "../../defaults";
import { tableDefinition } from "../../metadata/cache/tableDefinition";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import type { ListedView, View, ViewList } from "../../types/views";
import { queryRecords } from "../odata/queryRecords";
import { containing } from "../pickers/containing";
import { layoutColumns } from "./layout";
import {
  LISTED,
  toView,
  VIEW_KINDS,
  VIEW_TABLES,
  VIEW_TYPES,
  viewCondition,
  viewRows,
  WHOLE,
} from "./viewRows";

interface Params extends Impersonation {
  readonly entityType: string;
}

/**
 * The views of a table that *View* takes by their names: the system's that are active, and the personal ones
 * that the user sees. All of them, by name.
 */
export async function listViews(session: Session, params: Params): Promise<ViewList> {
  const { entityType, ...impersonation } = params;
  const { logicalName } = await tableDefinition(session, entityType, impersonation);
  const lists = await Promise.all(
    VIEW_KINDS.map(async (kind) => {
      const { set, id, more } = VIEW_TABLES[kind];
      const { value } = await queryRecords(session, {
        ...impersonation,
        entityType: set,
        fieldNames: [id, ...WHOLE, ...more],
        condition: viewCondition(kind, "all", logicalName),
        orderByFieldNames: ["name", id],
        fetchAll: true,
      });
      return value.map((row) => listed(toView(kind, row)));
    }),
  );
  const views = lists.flat();
  return { views, count: views.length };
}

const listed = (view: View): ListedView => {
  const { id, name, kind, type, isDefault, description, fetchXml, layoutXml } = view;
  const known = kind === "system" ? VIEW_TYPES.get(type) : undefined;
  return {
    ...{ id, name, kind },
    ...(known === undefined ? {} : { type: known }),
    isDefault,
    ...(description === undefined ? {} : { description }),
    columns: layoutColumns(layoutXml) ?? [],
    fetchXml,
  };
};

/** A view as a picker shows it. */
export interface PickerView {
  readonly id: string;
  readonly name: string;
  readonly isPersonal: boolean;
}

export interface PickerViews {
  readonly rows: readonly PickerView[];
  /** Whether these are only the first ones. */
  readonly hasMore: boolean;
}

/**
 * The first 200 views of each kind, or those whose name contains the text. One request, and one before it for
 * the table's definition unless that is remembered.
 */
export async function pickViews(
  session: Session,
  tableName: string,
  search?: string,
): Promise<PickerViews> {
  const { logicalName } = await tableDefinition(session, tableName);
  const rows = await viewRows(
    session,
    {},
    {
      search: search ? { containing: containing(search) } : "all",
      table: logicalName,
      columns: LISTED,
      top: defaults.pickerRows + 1,
      operation: `Listing the views of ${logicalName}`,
    },
  );
  const kinds = VIEW_KINDS.map((kind) => rows.filter((row) => row.kind === kind));
  return {
    rows: kinds
      .flatMap((views) => views.slice(0, defaults.pickerRows))
      .map(({ id, name, kind }) => ({ id, name, isPersonal: kind === "personal" })),
    hasMore: kinds.some((views) => views.length > defaults.pickerRows),
  };
}
