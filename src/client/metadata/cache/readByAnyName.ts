import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import type { TableMatch, TableName } from "../../types/tables";
import { scopeOf } from "./definitionCache";
import { findTable, hasTechnicalName } from "./findTable";
import { isTechnicalName, lookUpTable, requireName, singleMatch } from "./lookUpTable";

/** Reads tables by technical names, of which some may belong to no table, all in one request. */
export type ReadTables<T extends TableName> = (names: readonly string[]) => Promise<readonly T[]>;

export interface NameOptions {
  readonly impersonation: Impersonation;
  /** Label of the input that holds the names, for messages. */
  readonly input: string;
}

/**
 * Reads a table for each of the names, whichever of its names each one is.
 *
 * @throws InputError when a name belongs to no table, or is the display name of several
 */
export async function readByAnyName<T extends TableName, const N extends readonly string[]>(
  session: Session,
  names: N,
  { impersonation, input }: NameOptions,
  read: ReadTables<T>,
): Promise<{ readonly [At in keyof N]: T }> {
  for (const name of names) requireName(name, input);
  const matches = await findByAnyName(session, names, impersonation, read);
  const tables = matches.map((match, at) => singleMatch(match, names[at] ?? "", input));
  return tables as { readonly [At in keyof N]: T };
}

/**
 * Finds a table for each of the names. A name that the remembered list of tables has is read by its logical
 * name, a technical name is read as it is. Only for the other names, and for those that the answer lacks, the
 * list of all tables is read.
 */
export async function findByAnyName<T extends TableName>(
  session: Session,
  names: readonly string[],
  impersonation: Impersonation,
  read: ReadTables<T>,
): Promise<readonly TableMatch<T>[]> {
  const list = session.caches.tableLists.peek(scopeOf(session, impersonation));
  const direct = names.map((name) => directName(list, name));
  const tried = new Set(direct.filter((name) => name !== undefined));
  const tables = tried.size > 0 ? await read([...tried]) : [];
  const listed = new Map<string, TableMatch>();
  for (const [at, name] of names.entries()) {
    if (!findDirectly(tables, direct[at]))
      listed.set(name, await lookUpTable(session, name, impersonation));
  }
  const logicalNames = [...listed.values()].flatMap((match) =>
    match.kind === "found" ? [match.table.logicalName] : [],
  );
  const unread = [...new Set(logicalNames)].filter((name) => !tried.has(name));
  const others = unread.length > 0 ? await read(unread) : [];
  return names.map((name, at): TableMatch<T> => {
    const table = findDirectly(tables, direct[at]);
    if (table) return { kind: "found", table };
    const match = listed.get(name) ?? NOWHERE;
    if (match.kind !== "found") return match;
    const found = [...tables, ...others].find(
      ({ logicalName }) => logicalName === match.table.logicalName,
    );
    // The list may still have a table that is gone.
    return found ? { kind: "found", table: found } : NOWHERE;
  });
}

const NOWHERE = { kind: "unknown", suggestions: [] } as const;

/** The name to read a table by before the list of all tables is read; undefined where there is none. */
const directName = (list: readonly TableName[] | undefined, name: string): string | undefined => {
  const match = list && findTable(list, name);
  if (match?.kind === "found") return match.table.logicalName;
  return isTechnicalName(name) ? name : undefined;
};

/** Several tables answer where the set name of one is the logical name of another. */
const findDirectly = <T extends TableName>(
  tables: readonly T[],
  name: string | undefined,
): T | undefined => {
  if (name === undefined) return undefined;
  const match = findTable(
    tables.filter((table) => hasTechnicalName(table, name)),
    name,
  );
  return match.kind === "found" ? match.table : undefined;
};
