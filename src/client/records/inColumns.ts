import { keyInColumns } from "../mapping/keyInColumns";
import type { ResolvedMap } from "../mapping/resolveFieldMap";
import { aboutRow, toColumns } from "../mapping/toColumns";
import { mappedToWrite } from "../metadata/mappedTable";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation, MappingOptions } from "../types";
import type { Fault } from "../values/types";
import { requireColumns } from "./requireColumns";

/** A record that was given in the words of an app, and what is left of them. */
export interface FromApp {
  readonly map: ResolvedMap;
  /** What was wrong with it before its values were looked at. */
  readonly faults: readonly Fault[];
}

interface Params extends MappingOptions, Impersonation {
  readonly entityType: string;
  readonly entityId?: string | undefined;
  readonly record: DataverseRecord;
  readonly overlay?: DataverseRecord | undefined;
}

/**
 * The parameters with the record by its columns, where a field map says which they are. That takes the
 * definition of the table, and no request while it is remembered.
 *
 * @throws InputError for a map that does not fit the table
 */
export async function inColumns<P extends Params>(
  session: Session,
  params: P,
): Promise<P & { readonly fromApp?: FromApp }> {
  const { entityType, fieldMap, unmappedFields, record, overlay } = params;
  if (!fieldMap) return params;
  const { map } = await mappedToWrite(session, entityType, fieldMap, params);
  const below = toColumns(record, map, unmappedFields);
  const above = toColumns(overlay ?? {}, map, unmappedFields);
  const faults = [...below.faults, ...above.faults];
  const mapped = { record: below.record, overlay: above.record };
  tellIgnored(session, [...below.ignored, ...above.ignored]);
  if (faults.length === 0) requireColumns(mapped);
  const whole = { ...mapped, record: { ...aboutRow(record, map), ...mapped.record } };
  return { ...withKey(session, params, map), ...whole, fromApp: { map, faults } };
}

interface Keyed {
  readonly entityId?: string | undefined;
  /** Label of the input that holds the key, for messages. */
  readonly input?: string | undefined;
}

/** The parameters with a key in the words of the app by its columns. */
export function withKey<P extends Keyed>({ environment }: Session, params: P, map: ResolvedMap): P {
  const { entityId, input } = params;
  if (entityId === undefined) return params;
  return { ...params, entityId: keyInColumns(environment, entityId, map, input) };
}

/** Fields that nothing is written of are told, once each. */
export function tellIgnored({ logger }: Session, fields: readonly string[]): void {
  if (fields.length === 0) return;
  logger.info(`Field Map has no column for ${[...new Set(fields)].join(", ")}: left out.`);
}
