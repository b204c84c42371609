import { readName } from "../compare/writtenColumns";
import { FORMATTED, LOOKUP_TABLE } from "../labels/annotations";
import { freshDefinition, tableDefinition } from "../metadata/cache/tableDefinition";
import { mappedTable } from "../metadata/mappedTable";
import { isRefused } from "../polling/shared/savedLink";
import type { Session } from "../session/session";
import type { FieldMap, Impersonation } from "../types";
import type { TableDefinition } from "../types/tables";
import { type ModelColumns, modelColumns } from "./columns";
import type { Model } from "./models";

/** Names and tables of related records come beside their IDs. */
export const ANNOTATIONS = `${FORMATTED},${LOOKUP_TABLE}`;

/** A model in one environment. */
export interface BoundModel extends ModelColumns {
  readonly model: Model;
  readonly table: TableDefinition;
  readonly includeRemoteData: boolean;
}

interface Params extends Impersonation {
  readonly fieldMap?: FieldMap | undefined;
  readonly includeRemoteData?: boolean | undefined;
}

/**
 * Runs what needs a model in the environment of the session. A column that is gone since the definition was read
 * has the definition read once more.
 *
 * @param isOutdated whether an error may come of a remembered definition
 */
export async function withModel<T>(
  session: Session,
  model: Model,
  params: Params,
  run: (bound: BoundModel) => T | Promise<T>,
  isOutdated: (error: unknown) => boolean = isRefused,
): Promise<T> {
  const bound = await bindModel(session, model, params);
  try {
    return await run(bound);
  } catch (error) {
    if (!isOutdated(error)) throw error;
    const fresh = await freshDefinition(session, model.table, params).catch(() => bound.table);
    if (fresh === bound.table) throw error;
    return run(await bindModel(session, model, params));
  }
}

export async function bindModel(
  session: Session,
  model: Model,
  { fieldMap, includeRemoteData = true, ...impersonation }: Params,
): Promise<BoundModel> {
  const { table, map } = fieldMap
    ? await mappedTable(session, model.table, fieldMap, impersonation)
    : { table: await tableDefinition(session, model.table, impersonation), map: undefined };
  return { ...modelColumns(model, table, map), model, table, includeRemoteData };
}

/** The columns to read; undefined for all of them. */
export function selected(bound: BoundModel): readonly string[] | undefined {
  const { model, table, byPath, custom, includeRemoteData } = bound;
  const { without = [] } = model;
  if (!includeRemoteData) {
    const read = [...byPath.values(), ...custom.values()].map(({ property }) => property);
    return [...new Set([table.primaryIdAttribute, ...read])];
  }
  if (without.length === 0) return undefined;
  const whole = [...table.columns.values()].filter(
    ({ logicalName, validForRead, kind }) =>
      validForRead && kind !== "partylist" && !without.includes(logicalName),
  );
  return whole.map(readName);
}
