import { InputError } from "../errors/InputError";
import type { Session } from "../session/session";
import type { FieldMap } from "../types";
import type { TableDefinition } from "../types/tables";
import { ANNOTATIONS, type BoundModel, bindModel, selected } from "./bindModel";
import { type Change, changedRecords } from "./changedRecords";
import { models } from "./models";
import type { RecordModel, UnifiedRecord } from "./types";

interface Watched {
  readonly model: RecordModel;
  /** The table by any of its names. */
  readonly entityType: string;
  readonly fieldMap?: FieldMap | undefined;
}

/** What a trigger reads, so that its records can be read as a model. */
export interface UnifiedReading {
  readonly includeAnnotations: string;
  readonly fieldNames?: readonly string[] | undefined;
}

interface ReadingParams extends Watched {
  readonly fieldNames?: readonly string[] | undefined;
  readonly view?: string | undefined;
}

/**
 * The columns of the model beside those that are read, where these are not all columns anyway.
 *
 * @throws InputError for a table that is not the model's
 */
export async function unifiedReading(
  session: Session,
  { fieldNames = [], view, ...watched }: ReadingParams,
): Promise<UnifiedReading> {
  const bound = await watchedModel(session, watched);
  const isWhole = fieldNames.length === 0 && view === undefined && !watched.fieldMap;
  if (isWhole) return { includeAnnotations: ANNOTATIONS };
  const names = [...fieldNames, ...(selected(bound) ?? [])];
  return { includeAnnotations: ANNOTATIONS, fieldNames: [...new Set(names)] };
}

/** Changes with their records as the model has them, `unified`; a deleted one has its ID alone. */
export async function unifyChanges<C extends Change>(
  session: Session,
  { changes, ...watched }: Watched & { readonly changes: readonly C[] },
): Promise<(C & { readonly unified?: UnifiedRecord })[]> {
  if (changes.length === 0) return [];
  const bound = await watchedModel(session, watched);
  const records = await changedRecords(session, bound, {}, changes);
  return changes.map((change, at) => {
    const unified = records[at];
    return unified ? { ...change, unified } : change;
  });
}

/** The record is there already: the model is bound to the table it comes from, and adds nothing of it. */
const watchedModel = async (
  session: Session,
  { model: name, entityType, fieldMap }: Watched,
): Promise<BoundModel> => {
  const ofTable = { ...models[name], table: entityType };
  const bound = await bindModel(session, ofTable, { fieldMap, includeRemoteData: false });
  requireTable(name, bound.table);
  return bound;
};

/** @throws InputError for a table whose records are of another model, or of none */
export function requireTable(name: RecordModel, table: TableDefinition): void {
  if (isTableOf(name, table)) return;
  const whose = name === "engagement" ? "of activities" : models[name].table;
  throw new InputError(
    `Unified Model is ${name}, whose table is ${whose}; Entity Type is ${table.logicalName}.`,
  );
}

/** Whether the records of a table are of a model; each kind of activity has a table for itself. */
export function isTableOf(
  name: RecordModel,
  { logicalName, isActivity }: TableDefinition,
): boolean {
  if (name === "engagement" && isActivity) return true;
  return models[name].table === logicalName;
}
