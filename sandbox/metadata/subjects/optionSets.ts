import type { Column, Table } from "../../schema/derived";
import type { View } from "../model/types";

/** The options of one column, or those that several share under one name. */
export interface OptionSet {
  /** `account_statecode`, or the name of a global choice. */
  readonly name: string;
  readonly global: boolean;
  readonly type: "Picklist" | "State" | "Status" | "Boolean";
  /** The column, or the first one of those that share it. */
  readonly table: Table;
  readonly column: Column;
}

/** The option set behind a column. */
export function optionSetOf(table: Table, column: Column): OptionSet {
  const name = column.globalChoice ?? `${table.logicalName}_${column.name}`;
  const global = column.globalChoice !== undefined;
  return { name, global, type: typeOf(column), table, column };
}

function typeOf({ type }: Column): OptionSet["type"] {
  switch (type) {
    case "state":
      return "State";
    case "status":
      return "Status";
    case "boolean":
      return "Boolean";
    default:
      return "Picklist";
  }
}

/** The global choices by name, in the order of their names. */
export function globalOptionSets({ tables }: Pick<View, "tables">): Map<string, OptionSet> {
  const found = new Map<string, OptionSet>();
  for (const table of tables.values()) {
    for (const column of table.columns.values()) {
      const { globalChoice } = column;
      if (globalChoice !== undefined && !found.has(globalChoice)) {
        found.set(globalChoice, optionSetOf(table, column));
      }
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
