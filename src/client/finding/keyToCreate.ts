import { InputError } from "../errors/InputError";
import { contradictions, refuseContradictions } from "../keys/contradictions";
import { recordKey } from "../keys/recordKey";
import { keyInColumns } from "../mapping/keyInColumns";
import { toColumns } from "../mapping/toColumns";
import { freshDefinition, tableDefinition } from "../metadata/cache/tableDefinition";
import { mappedTable } from "../metadata/mappedTable";
import { withDefinition } from "../metadata/withDefinition";
import { readAddress } from "../odata/keys/readAddress";
import { readKeyText } from "../odata/keys/readKeyText";
import type { RecordKey } from "../odata/keys/types";
import { typingOptions } from "../records/typingOptions";
import type { Session } from "../session/session";
import type { DataverseRecord } from "../types";
import type { TableDefinition } from "../types/tables";
import { keysOf, typedKey, whyNoKey } from "../values/keys/typedKey";
import { type Match, resolveMatch } from "./match/matchFields";
import type { FindEntityParams } from "./types";

/** The key that a record is found by, and created under if it does not exist. */
export interface KeyToCreate {
  readonly table: TableDefinition;
  readonly key: RecordKey;
  /** The columns of the key as a write takes them; none where the key is the ID. */
  readonly given: DataverseRecord;
}

const KEY = "Alternate Key";
const FIELDS = "Match Fields";

/**
 * The key of a record that may have to be created. Only a key keeps two runs from creating the same record at
 * the same time, so that nothing else will do.
 *
 * @throws InputError that names the keys of the table where what is given is none of them, or one that cannot be
 *   used yet; and for values to write that contradict it. Nothing but definitions was asked for by then.
 */
export async function keyToCreate(
  session: Session,
  params: FindEntityParams,
): Promise<KeyToCreate> {
  const { entityType, alternateKey } = params;
  const table = await tableDefinition(session, entityType, params);
  refuseKind(table);
  const found =
    alternateKey === undefined
      ? keyOfMatch(await usableMatch(session, params))
      : await withDefinition(session, params, (each) => keyIn(session, params, each, alternateKey));
  const values = await valuesByColumn(session, params);
  const names = contradictions(found.key, values, found.table, typingOptions(params, "update"));
  refuseContradictions(names, alternateKey === undefined ? FIELDS : KEY);
  return found;
}

/** What is wrong with the values themselves is told when they are written. */
const valuesByColumn = async (
  session: Session,
  params: FindEntityParams,
): Promise<DataverseRecord> => {
  const { entityType, fieldMap, unmappedFields, record = {} } = params;
  if (!fieldMap) return record;
  const { map } = await mappedTable(session, entityType, fieldMap, params);
  return toColumns(record, map, unmappedFields).record;
};

/** Rows that live elsewhere have no keys that hold, and their ids are not ours to choose. */
const refuseKind = ({ tableType, isIntersect, logicalName }: TableDefinition): void => {
  if (tableType === "Standard" && !isIntersect) return;
  const kind = isIntersect ? "an intersect table" : `a table of type ${tableType}`;
  throw new InputError(
    `If None is create, but ${logicalName} is ${kind}, where two runs at the same time could create a record twice; set it to null or fail.`,
  );
};

/** A key may have been built since the definition was read. */
const usableMatch = async (session: Session, params: FindEntityParams): Promise<Match> => {
  const match = await resolveMatch(session, params);
  if (whyNot(match) === undefined) return match;
  const fresh = await freshDefinition(session, params.entityType, params);
  return fresh === match.table ? match : resolveMatch(session, params);
};

const whyNot = ({ columns, table }: Match): string | undefined =>
  whyNoKey(
    columns.map(({ column }) => column.logicalName),
    table,
  );

const keyOfMatch = (match: Match): KeyToCreate => {
  const { table, columns, given } = match;
  const wrong = whyNot(match);
  if (wrong !== undefined) throw new InputError(notAKey(wrong));
  const parts = columns.map(({ column, value }) => ({ name: column.logicalName, value }));
  const key = typedKey(parts, table);
  if ("wrong" in key) throw new InputError(`${FIELDS} ${key.wrong}.`);
  return { table, key, given: key.id === undefined ? given : {} };
};

const notAKey = (wrong: string): string =>
  `If None is create, which takes Match Fields that are exactly one key of the table, so that no two runs create the same record; it ${wrong}. Give the columns of one of these keys, or set If None to null or fail.`;

const keyIn = async (
  session: Session,
  params: FindEntityParams,
  definition: TableDefinition,
  alternateKey: string,
): Promise<KeyToCreate> => {
  const { environment } = session;
  const { entityType, fieldMap } = params;
  const map = fieldMap && (await mappedTable(session, entityType, fieldMap, params)).map;
  const text = map ? keyInColumns(environment, alternateKey, map, KEY) : alternateKey;
  const set = definition.entitySetName;
  const typing = typingOptions(params, "update");
  const key = recordKey({ environment, set, definition, input: KEY, typing }, text);
  if (key.id !== undefined) return { table: definition, key, given: {} };
  const read = readKeyText(readAddress(environment, alternateKey, KEY).key, KEY);
  if (read.kind !== "parts") throw new InputError(`${KEY} is no key: ${keysOf(definition)}.`);
  const given = Object.fromEntries(read.parts.map(({ name, value }) => [name, value]));
  return { table: definition, key, given };
};
