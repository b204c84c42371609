import type { Element } from "@prismatic-io/spectral";
import type { TableName } from "../client";
import { byLabel, tableLabel } from "./elements";

export interface TableChoice {
  readonly includeCustom: boolean;
  readonly includeOnlyTopLevel: boolean;
  /** The key of a table; a table for which that is `""` cannot be chosen. */
  readonly key: (table: TableName) => string;
}

/** The picklist of the tables wanted, by label. */
export function tableElements(
  tables: readonly TableName[],
  { includeCustom, includeOnlyTopLevel, key }: TableChoice,
): Element[] {
  return byLabel(
    tables
      .filter(({ isCustom }) => includeCustom || !isCustom)
      .filter(({ isChild }) => !includeOnlyTopLevel || !isChild)
      .map((table) => ({ key: key(table), label: tableLabel(table) }))
      .filter((element) => element.key !== ""),
  );
}
