import { DataverseError } from "../errors/DataverseError";
import { readAddress } from "../odata/keys/readAddress";
import { bareName } from "../odata/names";
import type { Session } from "../session/session";
import type { Impersonation } from "../types";
import type { TableMatch } from "../types/tables";
import { dropDefinition, scopeOf } from "./cache/definitionCache";
import { findTable } from "./cache/findTable";
import { isTechnicalName, lookUpTable, singleMatch, suggestion } from "./cache/lookUpTable";
import { unknownSegment, withSegmentHint } from "./cache/segmentHint";
import { knownDefinition, tableDefinition } from "./cache/tableDefinition";
import type { Assumptions } from "./retryWithFreshMetadata";

/** What a table is asked for with: its name, and where there is one, the record in it. */
export interface TableParams extends Impersonation {
  readonly entityType: string;
  readonly entityId?: string;
  /** Label of the input that holds the record, for messages. */
  readonly input?: string | undefined;
}

/**
 * The same parameters with the set name of the table that `entityType` names, whichever of its names that
 * is. A name that may be a set name is tried as it is, which costs nothing if it is right; where Dataverse
 * does not know it, the list of tables is read. What that list says is remembered with it.
 */
export async function resolveTable<P extends TableParams>(
  session: Session,
  params: P,
  assumptions: Assumptions,
): Promise<P> {
  const set = await assumptions.take("table", {
    first: async () => (await knownSet(session, params)) ?? bareName(params.entityType),
    correct: async (refusal, tried) =>
      refusal instanceof DataverseError && unknownSegment(refusal) === tried
        ? otherSet(session, params, tried, refusal)
        : undefined,
  });
  return { ...params, entityType: set };
}

/** The set name as far as it is known, or has to be known, before anything is sent. */
const knownSet = async (session: Session, params: TableParams): Promise<string | undefined> => {
  const name = bareName(params.entityType);
  // What would change the meaning of the URL is no name of anything, and refused before it gets there.
  if (name === "" || /[?#]/.test(name)) return undefined;
  const remembered = rememberedSet(session, params, name);
  if (remembered) return remembered;
  if (!isTechnicalName(name)) {
    return singleMatch(await lookUpTable(session, name, params), name, "Entity Type").entitySetName;
  }
  // `accounts(…)` as Entity ID of Entity Type `account` is no contradiction.
  const named =
    params.entityId &&
    readAddress(session.environment, params.entityId, params.input ?? "Entity ID").table;
  if (!named || named === name) return undefined;
  // The address names a table that exists, and its definition will tell what the key means.
  const definition = await tableDefinition(session, named, params).catch(() => undefined);
  return (
    setOf(definition && findTable([definition], name)) ??
    setOf(await lookUpTable(session, name, params).catch(() => undefined))
  );
};

/**
 * The set that was meant by a name Dataverse does not know.
 *
 * @throws the refusal, with what may have been meant, when there is no other set by that name
 */
const otherSet = async (
  session: Session,
  params: TableParams,
  tried: string,
  refusal: DataverseError,
): Promise<string> => {
  const name = bareName(params.entityType);
  const remembered = rememberedSet(session, params, name);
  if (remembered && remembered !== tried) return remembered;
  // The table went away, or got another name, since its definition was read.
  if (remembered) forgetTable(session, params, name);
  const match = await lookUpTable(session, name, params).catch(() => undefined);
  if (!match) throw await withSegmentHint(session, refusal);
  if (match.kind === "unknown") {
    throw refusal.withHint(`There is no table ${name}${suggestion(match.suggestions)}`);
  }
  const set = singleMatch(match, name, "Entity Type").entitySetName;
  if (set !== "" && set !== tried) return set;
  throw refusal.withHint(
    set === ""
      ? `The table ${name} has no entity set, so that its records cannot be reached`
      : `The table ${name} is in the list of tables, but not yet served: run again in a minute`,
  );
};

/** The list of tables and the table's own definition are out of date, for the one who was refused. */
const forgetTable = (session: Session, params: TableParams, name: string): void => {
  const scope = scopeOf(session, params);
  session.caches.tableLists.drop(scope);
  dropDefinition(session.caches, scope, name);
};

const rememberedSet = (session: Session, params: TableParams, name: string): string | undefined => {
  const directory = session.caches.tableLists.peek(scopeOf(session, params));
  const listed = directory && setOf(findTable(directory, name));
  return listed ?? (knownDefinition(session, name, params)?.entitySetName || undefined);
};

const setOf = (match: TableMatch | undefined): string | undefined =>
  match?.kind === "found" ? match.table.entitySetName || undefined : undefined;
