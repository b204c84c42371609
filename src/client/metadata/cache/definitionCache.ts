import type { Caches } from "../../caches/caches";
import { impersonationHeaders } from "../../session/headers";
import type { Session } from "../../session/session";
import { sharedLoad } from "../../session/sharedLoad";
import type { Impersonation } from "../../types";
import type { TableDefinition } from "../../types/tables";
import { nameKey } from "./findTable";

/** Labels come in the language of the user who asks, and not every user sees the same. */
export function scopeOf(session: Session, impersonation: Impersonation): string {
  let scope = `${session.environment.origin}\n${session.identity}\n`;
  for (const [name, value] of Object.entries(impersonationHeaders(impersonation))) {
    scope += `${name}\n${value}\n`;
  }
  return scope;
}

/** The definition of a table by any of its names, as far as it is remembered for this user. */
export function peekDefinition(
  caches: Caches,
  scope: string,
  name: string,
): TableDefinition | undefined {
  return caches.definitions.peek(keyOf(caches, scope, name));
}

/** The definition, read if it is not remembered, or older than `maxAgeMs`. */
export async function rememberDefinition(
  session: Pick<Session, "caches" | "endsMs">,
  scope: string,
  name: string,
  load: () => Promise<TableDefinition>,
  maxAgeMs?: number,
): Promise<TableDefinition> {
  const { caches } = session;
  const key = keyOf(caches, scope, name);
  const operation = `Reading the definition of ${name}`;
  const cache = caches.definitions;
  const table = await sharedLoad(session, { cache, key, operation, load, maxAgeMs });
  // Unless it was forgotten while it was read.
  if (caches.definitions.peek(key) === table) keepUnderItsName(caches, { scope, name, key }, table);
  return table;
}

/** The next one of this user who asks for the table reads it again. */
export function dropDefinition(caches: Caches, scope: string, name: string): void {
  caches.definitions.drop(keyOf(caches, scope, name));
  caches.tableNames.drop(scope + nameKey(name));
  caches.logicalNames.drop(scope + nameKey(name));
}

const keyOf = ({ logicalNames }: Caches, scope: string, name: string): string =>
  scope + (logicalNames.peek(scope + nameKey(name)) ?? nameKey(name));

/** A table is kept once, by its logical name; its other names lead there. */
const keepUnderItsName = (
  { definitions, logicalNames }: Caches,
  { scope, name, key }: { readonly scope: string; readonly name: string; readonly key: string },
  table: TableDefinition,
): void => {
  const own = scope + table.logicalName;
  if (key !== own) {
    definitions.drop(key);
    definitions.put(own, table);
  }
  for (const each of [name, table.entitySetName]) {
    if (each !== "") logicalNames.put(scope + nameKey(each), table.logicalName);
  }
};

/**
 * Forgets all definitions of the environment: to be called after every change that this process makes to
 * one. For a while they are read past the caches of the service.
 */
export function forgetDefinitions({
  environment: { origin },
  caches: { tableLists, tableNames, definitions, logicalNames, bulkMessageSupport, changedOrigins },
}: Pick<Session, "environment" | "caches">): void {
  for (const cache of [tableLists, tableNames, definitions, logicalNames, bulkMessageSupport]) {
    cache.forget(`${origin}\n`);
  }
  changedOrigins.put(origin, true);
}

/**
 * Headers of a request for definitions. Right after a change the service is told to look past its own
 * caches (Microsoft: "Consistency" header of "Compose HTTP requests").
 */
export function definitionHeaders(
  { environment: { origin }, caches }: Session,
  impersonation: Impersonation,
): Record<string, string> {
  return {
    ...impersonationHeaders(impersonation),
    ...(caches.changedOrigins.peek(origin) ? { Consistency: "Strong" } : {}),
  };
}
