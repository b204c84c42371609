import { InputError } from "../errors/InputError";
import type { Session } from "../session/session";
import type { DataverseRecord } from "../types";
import { shown } from "../values/types";
import { type BoundModel, withModel } from "./bindModel";
import type { Model } from "./models";
import { type Row, toRow } from "./toRow";
import type { UpsertUnifiedParams } from "./types";

/** The record by its columns. What a remembered definition refuses may be right by that of today. */
export function boundRow(
  session: Session,
  model: Model,
  params: UpsertUnifiedParams,
  others: readonly string[] = [],
): Promise<{ readonly bound: BoundModel; readonly row: Row }> {
  return withModel(
    session,
    model,
    params,
    (bound) => ({ bound, row: toRow(bound, params.record, others) }),
    (error) => error instanceof InputError,
  );
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
