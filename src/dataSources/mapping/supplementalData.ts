import type { ColumnDefinition } from "../../client";
import type { TableOption } from "./guessColumn";

/** What a wizard, or the app behind it, may want to know of the offered columns. */
export function supplementalData(tables: readonly TableOption[]) {
  const data = tables.map(({ object, columns }) => ({
    object,
    fields: columns.map(({ element: { key }, column }) => ({ key, ...factsOf(column) })),
  }));
  return { data: JSON.stringify(data), contentType: "application/json" };
}

const factsOf = (column: ColumnDefinition) => {
  const { logicalName, displayName, description, kind, required, isPrimaryId, isPrimaryName } =
    column;
  const { validForCreate, validForUpdate, maxLength, min, max, precision, dateBehavior } = column;
  return {
    name: logicalName,
    label: displayName,
    description,
    type: kind,
    required,
    ...(isPrimaryId ? { isPrimaryId } : {}),
    ...(isPrimaryName ? { isPrimaryName } : {}),
    validForCreate,
    validForUpdate,
    maxLength,
    min,
    max,
    precision,
    dateBehavior,
    options: column.options?.map(({ value, label }) => ({ value, label })),
    targets: column.targets?.map(({ table }) => table),
  };
};
