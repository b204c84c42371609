import { defaults } from "../defaults";
import { DataverseError } from "../errors/DataverseError";
import { InputError } from "../errors/InputError";
import { throwUnless } from "../errors/throwUnless";
import { isColumnKey } from "../keys/recordKey";
import { scopeOf } from "../metadata/cache/definitionCache";
import { findTable } from "../metadata/cache/findTable";
import { knownDefinition, tableDefinition } from "../metadata/cache/tableDefinition";
import { bareName } from "../odata/names";
import type { Session } from "../session/session";
import type { Impersonation } from "../types";
import type { TableDefinition, TableName } from "../types/tables";
import { type BatchAction, isRead } from "./actions";
import type { Problems } from "./problems";
import { isReference } from "./references";
import { targetParts } from "./targetParts";

/** What is known of a table before anything is sent. */
export interface BatchTable {
  readonly set: string;
  /** Undefined where it could not be read. */
  readonly name: TableName | undefined;
  readonly definition: TableDefinition | undefined;
  /** Why it could not be read. */
  readonly failure?: DataverseError;
  /** The definition is not one of this run. */
  readonly remembered: boolean;
}

/** By the names that stand in the input. */
export type BatchTables = ReadonlyMap<string, BatchTable>;

/**
 * The tables of the actions, by any of their names. Single-record actions send a name as it is and look
 * only after a refusal; in a batch, other actions may be carried out by then. So each table's definition
 * is read first, once: it finds the table by every name, and types the values. It is remembered for ten
 * minutes, and not read where the list of tables is remembered and no value has to be typed.
 *
 * @param outdated names of tables whose definitions are not to be believed unless they were just read
 */
export async function resolveTables(
  session: Session,
  actions: readonly BatchAction[],
  impersonation: Impersonation,
  problems: Problems,
  outdated: ReadonlySet<string> = new Set(),
): Promise<BatchTables> {
  const tables = new Map<string, BatchTable>();
  await Promise.all(
    [...uses(session, actions)].map(async ([name, { indexes, whole }]) => {
      try {
        const maxAgeMs = outdated.has(name) ? defaults.definitionFreshMs : undefined;
        tables.set(name, await tableOf(session, name, { whole, maxAgeMs }, impersonation));
      } catch (error) {
        throwUnless(error, InputError);
        for (const index of indexes) problems.add(index, error.message);
      }
    }),
  );
  return tables;
}

interface Use {
  readonly indexes: Set<number>;
  /** Whether the columns and relationships have to be known too. */
  whole: boolean;
}

const uses = (session: Session, actions: readonly BatchAction[]): ReadonlyMap<string, Use> => {
  const found = new Map<string, Use>();
  for (const action of actions) {
    const target = action.target === undefined ? undefined : targetParts(action.target);
    const writes = !isRead(action) && action.action !== "delete" && action.action !== "action";
    for (const [name, key, values] of [
      [action.collection, action.key, writes],
      [target?.set, target?.key, false],
    ] as const) {
      if (!name) continue;
      const whole = values || hasColumns(session, name, key);
      const use = found.get(name) ?? { indexes: new Set<number>(), whole: false };
      found.set(name, use);
      use.indexes.add(action.index);
      use.whole ||= whole;
    }
  }
  return found;
};

/** The columns of a key have to be known, an id has none. */
const hasColumns = ({ environment }: Session, set: string, key: string | undefined): boolean => {
  try {
    return key !== undefined && !isReference(key) && isColumnKey({ environment, set }, key);
  } catch {
    // What is wrong with it is told by whoever addresses the record.
    return false;
  }
};

interface Wanted {
  readonly whole: boolean;
  readonly maxAgeMs: number | undefined;
}

const tableOf = async (
  session: Session,
  given: string,
  { whole, maxAgeMs }: Wanted,
  impersonation: Impersonation,
): Promise<BatchTable> => {
  const name = bareName(given);
  const directory = session.caches.tableLists.peek(scopeOf(session, impersonation));
  const listed = !whole && directory ? findTable(directory, name) : undefined;
  if (listed?.kind === "found") return withSet(listed.table, undefined, true);
  const remembered = knownDefinition(session, name, impersonation) !== undefined;
  try {
    const definition = await tableDefinition(
      session,
      name,
      impersonation,
      '"collection"',
      maxAgeMs,
    );
    return withSet(definition, definition, remembered);
  } catch (error) {
    // Without definitions everything goes as it is: Dataverse judges it.
    if (!(error instanceof DataverseError) || !/^[a-z_]\w*$/i.test(name)) throw error;
    return { set: name, name: undefined, definition: undefined, failure: error, remembered: false };
  }
};

const withSet = (
  name: TableName,
  definition: TableDefinition | undefined,
  remembered: boolean,
): BatchTable => {
  const { entitySetName: set, logicalName } = name;
  if (set !== "") return { set, name, definition, remembered };
  throw new InputError(
    `the table ${logicalName} has no entity set, so that its records cannot be reached`,
  );
};
