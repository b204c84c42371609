import { DataverseError } from "../../errors/DataverseError";
import type { Session } from "../../session/session";
import { sharedLoad } from "../../session/sharedLoad";
import type { Impersonation } from "../../types";
import type { TableMatch, TableName } from "../../types/tables";
import { TABLE_NAMES } from "../definition/definitionQuery";
import { readTableName } from "../definition/readTableName";
import { peekDefinition, scopeOf } from "./definitionCache";
import { findTable, nameKey } from "./findTable";
import { findByAnyName } from "./readByAnyName";
import { requestTables } from "./requestTables";

/**
 * Finds a table by any of its names, for its set name and its primary columns. A table that nothing is
 * remembered of takes one small request. The list of all tables is read only for a display name, and for a
 * name that no table has.
 */
export async function findTableName(
  session: Session,
  name: string,
  impersonation: Impersonation,
): Promise<TableMatch> {
  const table = peekTableName(session, name, impersonation);
  if (table) return { kind: "found", table };
  return shareRead(session, name, impersonation, async () => {
    const [match = UNKNOWN] = await readNames(session, [name], impersonation);
    return match;
  });
}

/** Reads the names of several tables in one request, so that `findTableName` needs none for them. */
export async function prepareTableNames(
  session: Session,
  names: readonly string[],
  impersonation: Impersonation,
): Promise<void> {
  const missing = names.filter((name) => !peekTableName(session, name, impersonation));
  // A single one is read when it is needed.
  if (missing.length < 2) return;
  let reading: Promise<readonly TableMatch[]> | undefined;
  const readAll = () => {
    reading ??= readNames(session, missing, impersonation);
    return reading;
  };
  const loads = missing.map((name, at) =>
    shareRead(session, name, impersonation, async () => (await readAll())[at] ?? UNKNOWN),
  );
  for (const outcome of await Promise.allSettled(loads)) {
    // A lookup that needs the table reads it again, and throws if that fails too.
    if (outcome.status === "rejected" && !(outcome.reason instanceof DataverseError)) {
      throw outcome.reason;
    }
  }
}

const UNKNOWN = { kind: "unknown", suggestions: [] } as const;

/** Flows that need the same table at the same time share a request. Only a table that was found is remembered. */
const shareRead = async (
  session: Session,
  name: string,
  impersonation: Impersonation,
  load: () => Promise<TableMatch>,
): Promise<TableMatch> => {
  const cache = session.caches.tableNames;
  const scope = scopeOf(session, impersonation);
  const key = scope + nameKey(name);
  const operation = readingOf([name]);
  const match = await sharedLoad(session, { cache, key, operation, load });
  if (match.kind !== "found") {
    cache.drop(key);
    return match;
  }
  // Unless it was forgotten while it was read.
  const set = scope + nameKey(match.table.entitySetName);
  if (match.table.entitySetName !== "" && cache.peek(key) === match) cache.put(set, match);
  return match;
};

const peekTableName = (
  session: Session,
  name: string,
  impersonation: Impersonation,
): TableName | undefined => {
  const { caches } = session;
  const scope = scopeOf(session, impersonation);
  const listed = peekListed(session, name, impersonation);
  if (listed) return listed;
  const match = caches.tableNames.peek(scope + nameKey(name));
  return match?.kind === "found" ? match.table : peekDefinition(caches, scope, name);
};

const peekListed = (
  session: Session,
  name: string,
  impersonation: Impersonation,
): TableName | undefined => {
  const list = session.caches.tableLists.peek(scopeOf(session, impersonation));
  const match = list && findTable(list, name);
  return match?.kind === "found" ? match.table : undefined;
};

const readNames = (
  session: Session,
  names: readonly string[],
  impersonation: Impersonation,
): Promise<readonly TableMatch[]> =>
  findByAnyName(session, names, impersonation, async (technical) => {
    const listed = technical.flatMap((name) => peekListed(session, name, impersonation) ?? []);
    const missing = technical.filter((name) => !peekListed(session, name, impersonation));
    if (missing.length === 0) return listed;
    const read = await requestTables(session, missing, impersonation, {
      query: TABLE_NAMES,
      operation: readingOf(missing),
      toTable: readTableName,
    });
    return [...listed, ...read];
  });

const readingOf = (names: readonly string[]): string =>
  `Reading the set name of ${names.join(", ")}`;
