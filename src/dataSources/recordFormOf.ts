import type { JSONForm } from "@prismatic-io/spectral";
import {
  type ColumnDefinition,
  type ColumnKind,
  mustBeGiven,
  type TableDefinition,
} from "../client";
import type { FormUse } from "../inputs";
import { inOrder } from "./columnElements";
import { formField } from "./formField";

/** A form with more fields than these is filled in by nobody. */
const MOST = 60;

/** What no field can hold: files are uploaded, parties are rows of another table, the others are the service's. */
const NO_FIELDS: readonly ColumnKind[] = ["file", "image", "partylist", "entityname", "other"];

/** A new record is active, and gets the reason that goes with it. */
const NOT_AT_FIRST: readonly ColumnKind[] = ["state", "status"];

/** Columns for imports and for the service, which every table has. */
const INTERNAL = new Set([
  "importsequencenumber",
  "overriddencreatedon",
  "timezoneruleversionnumber",
  "utcconversiontimezonecode",
]);

/** The form of a table: primary, required and custom columns first, and the first 60 of all. */
export function recordFormOf(table: TableDefinition, use: FormUse): JSONForm {
  const usable = inOrder([...table.columns.values()].filter((column) => hasField(column, use)));
  const columns = usable.slice(0, MOST);
  const cut =
    usable.length > MOST
      ? `These are ${MOST} of ${usable.length} columns; the others can be set by Field Value.`
      : undefined;
  return {
    schema: {
      title: table.displayName ?? table.logicalName,
      ...(cut === undefined ? {} : { description: cut }),
      type: "object",
      properties: Object.fromEntries(
        columns.map((column) => [column.logicalName, formField(column)]),
      ),
      required: use === "create" ? columns.filter(mustBeGiven).map(nameOf) : [],
    },
    uiSchema: layout([
      ...columns.map(control),
      ...(cut === undefined ? [] : [{ type: "Label", text: cut }]),
    ]),
    data: {},
  };
}

const hasField = (column: ColumnDefinition, use: FormUse): boolean => {
  if (column.isPrimaryId || INTERNAL.has(column.logicalName)) return false;
  if (NO_FIELDS.includes(column.kind)) return false;
  if (use === "update") return column.validForUpdate;
  return column.validForCreate && !NOT_AT_FIRST.includes(column.kind);
};

const nameOf = ({ logicalName }: ColumnDefinition): string => logicalName;

type Element = JSONForm["uiSchema"] & { readonly scope?: string; readonly text?: string };

const layout = (elements: readonly Element[]): JSONForm["uiSchema"] & { elements: Element[] } => ({
  type: "VerticalLayout",
  elements: [...elements],
});

const control = ({ logicalName, kind }: ColumnDefinition): Element => ({
  type: "Control",
  scope: `#/properties/${logicalName}`,
  ...(kind === "memo" ? { options: { multi: true } } : {}),
});
