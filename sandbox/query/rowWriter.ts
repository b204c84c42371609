import { edmType } from "../odata/edm";
import { type Preferences, wants } from "../odata/prefer";
import type { Column, Schema, Table } from "../schema/derived";
import type { Row, Store } from "../types";
import { etagOf } from "./etag";
import { type Related, targetOf, valueFormatter } from "./formattedValue";
import { jsonString, member } from "./json";
import { loadRelated } from "./related";
import { wireWriter } from "./wire";

const formattedValue = "OData.Community.Display.V1.FormattedValue";
const navigationProperty = "Microsoft.Dynamics.CRM.associatednavigationproperty";
const logicalName = "Microsoft.Dynamics.CRM.lookuplogicalname";

/** How rows of one table are printed. */
export interface RowShape {
  table: Table;
  columns: readonly Column[];
  /** Whether each row shows its `@odata.etag`. */
  etag: boolean;
  /** FetchXML leaves columns without a value out, OData prints them as null. */
  nulls?: "omitted";
}

/**
 * Prints the members of each row, separated by commas and without braces; annotations stand before
 * their property, as the service writes them.
 */
export function writeRows(
  store: Store,
  rows: readonly Row[],
  { table, columns, etag, nulls }: RowShape,
  prefer: Preferences,
): string[] {
  const formatted = wants(prefer, formattedValue);
  const related = loadRelated(store, formatted ? rows : [], columns);
  const writers = columns.map((column) => columnWriter(column, store.schema, prefer, nulls));
  const { metadata } = prefer.format ?? {};
  return rows.map((row) => {
    let text = metadata === "full" ? fullMetadata(table, row, prefer) : "";
    text +=
      etag && metadata !== "none"
        ? `,${member("@odata.etag", jsonString(etagOf(table, row)))}`
        : "";
    for (const write of writers) {
      text += write(row, related);
    }
    return text.slice(1);
  });
}

/** Prints members, each with a comma before it. */
type ColumnWriter = (row: Row, related: Related) => string;

function columnWriter(
  column: Column,
  schema: Schema,
  prefer: Preferences,
  nulls: RowShape["nulls"],
): ColumnWriter {
  const prefix = `,${jsonString(column.property)}:`;
  const nothing = nulls === "omitted" ? "" : `${prefix}null`;
  const write = wireWriter(column, prefer.format?.exact);
  const annotations = [
    ...(column.type === "lookup" ? lookupAnnotations(column, prefer) : []),
    ...(prefer.format?.metadata === "full" ? typeAnnotations(column) : []),
    ...(wants(prefer, formattedValue) ? [formattedAnnotation(column, schema)] : []),
  ];
  return (row, related) => {
    const value = row[column.name];
    if (value === null || value === undefined) {
      return nothing;
    }
    let text = "";
    for (const annotate of annotations) {
      text += annotate(row, related);
    }
    return text + prefix + write(value);
  };
}

/** Type and address of a row. */
function fullMetadata(table: Table, row: Row, { format }: Preferences): string {
  const address = `${table.setName}(${row[table.primaryId]})`;
  const members = [
    ["@odata.type", `#Microsoft.Dynamics.CRM.${table.logicalName}`],
    ["@odata.id", `${format?.root ?? ""}${address}`],
    ["@odata.editLink", address],
  ] as const;
  return members.map(([name, value]) => `,${member(name, jsonString(value))}`).join("");
}

/** JSON itself distinguishes text, whole numbers, doubles and booleans. */
const selfEvident = ["Edm.String", "Edm.Int32", "Edm.Double", "Edm.Boolean"];

function typeAnnotations(column: Column): ColumnWriter[] {
  const type = edmType(column);
  const text = annotation(column, "odata.type", `#${type.replace("Edm.", "")}`);
  return selfEvident.includes(type) ? [] : [() => text];
}

function lookupAnnotations(column: Column, prefer: Preferences): ColumnWriter[] {
  const navigation: ColumnWriter = (row) => {
    const table = targetOf(column, row);
    const target = column.targets?.find((one) => one.table === table);
    if (target?.navigation === "") return "";
    return annotation(column, navigationProperty, target?.navigation ?? column.name);
  };
  const name: ColumnWriter = (row) => annotation(column, logicalName, targetOf(column, row));
  return [
    ...(wants(prefer, navigationProperty) ? [navigation] : []),
    ...(wants(prefer, logicalName) ? [name] : []),
  ];
}

function formattedAnnotation(column: Column, schema: Schema): ColumnWriter {
  const format = valueFormatter(column, schema);
  return (row, related) => {
    const text = format(row, related);
    return text === undefined ? "" : annotation(column, formattedValue, text);
  };
}

function annotation(column: Column, name: string, value: string): string {
  return `,${member(`${column.property}@${name}`, jsonString(value))}`;
}
