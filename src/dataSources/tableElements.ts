import type { Element } from "@prismatic-io/spectral";
import type { TableName } from "../client";
import { byLabel, tableLabel } from "./elements";
import { isFound } from "./search";

export interface TableChoice {
  readonly includeCustom: boolean;
  readonly includeOnlyTopLevel: boolean;
  readonly includeInternal: boolean;
  readonly changeTrackedOnly: boolean;
  readonly search: string | undefined;
  /** Logical names of the tables that report to webhooks, where no others are wanted. */
  readonly reporting?: ReadonlySet<string> | undefined;
  /** The key of a table; a table for which that is `""` cannot be chosen. */
  readonly key: (table: TableName) => string;
}

/** The picklist of the tables wanted, by label. */
export function tableElements(tables: readonly TableName[], choice: TableChoice): Element[] {
  return byLabel(
    tables
      .filter((table) => isWanted(table, choice))
      .map((table) => ({ key: choice.key(table), label: tableLabel(table) }))
      .filter((element) => element.key !== ""),
  );
}

const isWanted = (table: TableName, choice: TableChoice): boolean =>
  (choice.includeCustom || !table.isCustom) &&
  (!choice.includeOnlyTopLevel || !table.isChild) &&
  (choice.includeInternal || !(table.isIntersect || table.isPrivate)) &&
  (!choice.changeTrackedOnly || table.changeTracking) &&
  (choice.reporting?.has(table.logicalName) ?? true) &&
  isFound(choice.search, [
    table.logicalName,
    table.schemaName,
    table.entitySetName,
    ...table.labels,
  ]);
