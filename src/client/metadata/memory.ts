import { caches } from "../caches/caches";
import { weightOf } from "../caches/weightOf";
import { defaults } from "../defaults";
import { impersonationHeaders } from "../session/headers";
import type { Session } from "../session/session";
import type { Impersonation } from "../types";
import { folded } from "./findTable";
import type { TableDefinition, TableName } from "./types";

const lifeMs = defaults.definitionsLifeMs;

/** Every table of an environment, by who asked. Its index of names is as heavy as the list itself. */
export const directories = caches.cache<readonly TableName[]>({
  lifeMs,
  weigh: (tables) => 2 * weightOf(tables),
});

/** Single tables, by who asked and by logical name. */
const definitions = caches.cache<TableDefinition>({ lifeMs });

/** Logical names of the tables that were read, by who asked and by the name asked for. */
const logicalNames = caches.cache<string>({ lifeMs });

/** Which bulk messages tables have, by who asked, table and message. */
export const messages = caches.cache<boolean>({ lifeMs });

/** Origins whose definitions this process changed a moment ago, and when. */
const changes = caches.cache<true>({ entries: 100, lifeMs: defaults.definitionLagMs });

/** Labels come in the language of the user who asks, and not every user sees the same. */
export const scopeOf = (session: Session, impersonation: Impersonation): string =>
  [
    session.environment.origin,
    session.identity,
    ...Object.entries(impersonationHeaders(impersonation)).flat(),
    "",
  ].join("\n");

/** The definition of a table by any of its names, as far as it is remembered for this user. */
export const peekDefinition = (scope: string, name: string): TableDefinition | undefined =>
  definitions.peek(keyOf(scope, name));

/** The definition, read where it is not remembered, or older than `maxAgeMs`. */
export const rememberDefinition = async (
  scope: string,
  name: string,
  read: () => Promise<TableDefinition>,
  maxAgeMs?: number,
): Promise<TableDefinition> => {
  const key = keyOf(scope, name);
  const table = await definitions.get(key, read, maxAgeMs);
  // Unless it was forgotten while it was read.
  if (definitions.peek(key) === table) keepUnderItsName(scope, name, key, table);
  return table;
};

/** The next one of this user who asks for the table reads it again. */
export const dropDefinition = (scope: string, name: string): void => {
  definitions.drop(keyOf(scope, name));
  logicalNames.drop(scope + folded(name));
};

const keyOf = (scope: string, name: string): string =>
  scope + (logicalNames.peek(scope + folded(name)) ?? folded(name));

/** A table is kept once, by its logical name; its other names lead there. */
const keepUnderItsName = (
  scope: string,
  name: string,
  key: string,
  table: TableDefinition,
): void => {
  const own = scope + table.logicalName;
  if (key !== own) {
    definitions.drop(key);
    definitions.put(own, table);
  }
  for (const each of [name, table.entitySetName]) {
    if (each !== "") logicalNames.put(scope + folded(each), table.logicalName);
  }
};

/**
 * Forgets all definitions of the environment: to be called after every change that this process makes to
 * one. For a while they are read past the caches of the service.
 */
export const forgetDefinitions = ({ environment: { origin } }: Session): void => {
  for (const cache of [directories, definitions, logicalNames, messages]) {
    cache.forget(`${origin}\n`);
  }
  changes.put(origin, true);
};

/**
 * Headers of a request for definitions. Right after a change the service is told to look past its own
 * caches (Microsoft: "Consistency" header of "Compose HTTP requests").
 */
export const definitionHeaders = (
  { environment: { origin } }: Session,
  impersonation: Impersonation,
): Record<string, string> => ({
  ...impersonationHeaders(impersonation),
  ...(changes.peek(origin) ? { Consistency: "Strong" } : {}),
});
