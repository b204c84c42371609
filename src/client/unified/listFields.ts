import { InputError } from "../errors/InputError";
import type { Session } from "../session/session";
import type { ColumnDefinition } from "../types/tables";
import { type BoundModel, bindModel } from "./bindModel";
import type { ModelColumns } from "./columns";
import type { Place } from "./cursor";
import type { ListParams, UnifiedPage } from "./listing";
import { models } from "./models";
import type { ReadUnifiedParams, UnifiedRecord } from "./types";

/** The columns of a model's table, in the order of their names; a cursor counts them. */
export async function listFields(
  session: Session,
  params: ListParams,
  place: Place | undefined,
): Promise<UnifiedPage> {
  const fields = await fieldsOfModel(session, params);
  const from = place?.kind === "columns" ? place.from : 0;
  const end = from + params.limit;
  return {
    result: fields.slice(from, end),
    next: end < fields.length ? { kind: "columns", from: end } : undefined,
  };
}

/**
 * Every column of the table of a model as a record.
 *
 * @throws InputError where the model is not named
 */
export async function fieldsOfModel(
  session: Session,
  { fieldsOf, ...params }: ReadUnifiedParams,
): Promise<UnifiedRecord[]> {
  if (fieldsOf === undefined) {
    throw new InputError(
      `Fields Of is required for the model field: expected ${Object.keys(models).join(", ")}.`,
    );
  }
  const bound = await bindModel(session, models[fieldsOf], params);
  return [...bound.table.columns.values()]
    .sort((one, other) => (one.logicalName < other.logicalName ? -1 : 1))
    .map((column) => fieldRecord(column, bound));
}

const fieldRecord = (column: ColumnDefinition, bound: BoundModel): UnifiedRecord => ({
  id: column.logicalName,
  name: column.logicalName,
  label: column.displayName ?? null,
  description: column.description ?? null,
  type: column.kind,
  required: ["SystemRequired", "ApplicationRequired"].includes(column.required),
  custom: column.isCustom,
  writable: column.validForCreate || column.validForUpdate,
  max_length: column.maxLength ?? null,
  options: column.options?.map(({ value, label }) => ({ value, label })) ?? [],
  targets: column.targets?.map(({ table }) => table) ?? [],
  unified: unifiedNames(column, bound),
  ...(bound.includeRemoteData ? { remote_data: column } : {}),
});

/** Where the models have the value of a column. */
const unifiedNames = (column: ColumnDefinition, { byPath, custom }: ModelColumns): string[] => {
  const paths = [...byPath].filter(([, bound]) => bound.column === column);
  const customs = [...custom].filter(([, bound]) => bound.column === column);
  return [...paths.map(([path]) => path), ...customs.map(([name]) => `custom_fields.${name}`)];
};
