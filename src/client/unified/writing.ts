import { InputError } from "../errors/InputError";
import { throwUnless } from "../errors/throwUnless";
import { freshDefinition } from "../metadata/cache/tableDefinition";
import type { Session } from "../session/session";
import type { DataverseRecord } from "../types";
import { shown } from "../values/types";
import { type BoundModel, bindModel } from "./bindModel";
import type { Model } from "./models";
import { type Row, toRow } from "./toRow";
import type { UpsertUnifiedParams } from "./types";

/**
 * The record by its columns. What a remembered definition refuses may be right by that of today.
 */
export async function boundRow(
  session: Session,
  model: Model,
  params: UpsertUnifiedParams,
  others: readonly string[] = [],
): Promise<{ readonly bound: BoundModel; readonly row: Row }> {
  const bound = await bindModel(session, model, params);
  try {
    return { bound, row: toRow(bound, params.record, others) };
  } catch (error) {
    throwUnless(error, InputError);
    const fresh = await freshDefinition(session, model.table, params).catch(() => bound.table);
    if (fresh === bound.table) throw error;
    const again = await bindModel(session, model, params);
    return { bound: again, row: toRow(again, params.record, others) };
  }
}

/** Says what was given and is not written. */
export function tellIgnored({ logger }: Session, { ignored }: Row): void {
  if (ignored.length === 0) return;
  logger.info(`Left out, since a write does not set it: ${ignored.join(", ")}.`);
}

/** @throws InputError for an ID of another system, such as a number: left out, each run would make another record */
export function idIn({ id }: DataverseRecord): string | undefined {
  if (id === undefined || id === null || id === "") return undefined;
  if (typeof id === "string") return id.trim() === "" ? undefined : id;
  throw new InputError(
    `Record: id is ${shown(id)}; expected the GUID of a record as text, or no id for a new record.`,
  );
}

/** A new record has nothing to clear. */
export function withoutNulls(record: DataverseRecord): DataverseRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
}
