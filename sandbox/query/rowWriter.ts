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
}

/** Prints rows as lists of JSON members, annotations before their property as the service does. */
export function writeRows(
  store: Store,
  rows: readonly Row[],
  { table, columns, etag }: RowShape,
  prefer: Preferences,
): string[][] {
  const formatted = wants(prefer, formattedValue);
  const related = loadRelated(store, formatted ? rows : [], columns);
  const writers = columns.map((column) => columnWriter(column, store.schema, prefer));
  return rows.map((row) => {
    const members = etag ? [member("@odata.etag", jsonString(etagOf(table, row)))] : [];
    for (const write of writers) {
      write(row, related, members);
    }
    return members;
  });
}

type ColumnWriter = (row: Row, related: Related, members: string[]) => void;

function columnWriter(column: Column, schema: Schema, prefer: Preferences): ColumnWriter {
  const prefix = `${jsonString(column.property)}:`;
  const write = wireWriter(column);
  const value: ColumnWriter = (row, _, members) => {
    members.push(prefix + write(row[column.name]));
  };
  const annotations = [
    ...(column.type === "lookup" ? lookupAnnotations(column, prefer) : []),
    ...(wants(prefer, formattedValue) ? [formattedAnnotation(column, schema)] : []),
  ];
  if (annotations.length === 0) {
    return value;
  }
  return (row, related, members) => {
    if (row[column.name] !== null) {
      for (const annotate of annotations) {
        annotate(row, related, members);
      }
    }
    value(row, related, members);
  };
}

function lookupAnnotations(column: Column, prefer: Preferences): ColumnWriter[] {
  const navigationPrefix = `${jsonString(`${column.property}@${navigationProperty}`)}:`;
  const namePrefix = `${jsonString(`${column.property}@${logicalName}`)}:`;
  const navigation: ColumnWriter = (row, _, members) => {
    const table = targetOf(column, row);
    const target = column.targets?.find((one) => one.table === table);
    members.push(navigationPrefix + jsonString(target?.navigation ?? column.name));
  };
  const name: ColumnWriter = (row, _, members) => {
    members.push(namePrefix + jsonString(targetOf(column, row)));
  };
  return [
    ...(wants(prefer, navigationProperty) ? [navigation] : []),
    ...(wants(prefer, logicalName) ? [name] : []),
  ];
}

function formattedAnnotation(column: Column, schema: Schema): ColumnWriter {
  const prefix = `${jsonString(`${column.property}@${formattedValue}`)}:`;
  const format = valueFormatter(column, schema);
  return (row, related, members) => {
    const text = format(row, related);
    if (text !== undefined) {
      members.push(prefix + jsonString(text));
    }
  };
}
