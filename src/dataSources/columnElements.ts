import type { Element } from "@prismatic-io/spectral";
import type { ColumnDefinition, ColumnKind } from "../client";
import type { ColumnUse } from "../inputs";
import { byLabel, columnLabel } from "./elements";

/** The picklist of the columns that can be used so, by label. */
export function columnElements(columns: Iterable<ColumnDefinition>, use: ColumnUse): Element[] {
  return byLabel(
    [...columns]
      .filter((column) => USABLE[use](column))
      .map((column) => ({
        key: use === "writable" ? column.logicalName : queryName(column),
        label: columnLabel(column),
      })),
  );
}

const USABLE: Readonly<Record<ColumnUse, (column: ColumnDefinition) => boolean>> = {
  readable: ({ validForRead }) => validForRead,
  writable: ({ validForCreate, validForUpdate }) => validForCreate || validForUpdate,
  filterable: ({ validForFilter }) => validForFilter,
};

const LOOKUPS: readonly ColumnKind[] = ["lookup", "customer", "owner"];

/** A query names a lookup by its value; its logical name means the record it leads to. */
export function queryName({ kind, logicalName }: ColumnDefinition): string {
  return LOOKUPS.includes(kind) ? `_${logicalName}_value` : logicalName;
}
