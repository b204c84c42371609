import { defaults } from "../../defaults";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import type { TableDefinition } from "../../types/tables";
import { WHOLE_TABLE } from "../definition/definitionQuery";
import { readDefinition } from "../definition/readDefinition";
import { peekDefinition, rememberDefinition, scopeOf } from "./definitionCache";
import { readByAnyName } from "./readByAnyName";
import { requestTables } from "./requestTables";

/**
 * One table's whole definition, by any of its names, in one request; a display name takes the list of
 * tables before that. The answer is remembered for ten minutes.
 *
 * @param input label of the input that holds the name, for messages
 * @throws InputError when no table has that name, or several have it as their display name
 */
export function tableDefinition(
  session: Session,
  name: string,
  impersonation: Impersonation = {},
  input = "Entity Type",
  maxAgeMs?: number,
): Promise<TableDefinition> {
  return rememberDefinition(
    session,
    scopeOf(session, impersonation),
    name,
    () => readTable(session, name, impersonation, input),
    maxAgeMs,
  );
}

/**
 * The definition to look at once more when a remembered one says that something is wrong: it may be right
 * by now. Only this table is read again, and only where its definition was not read a moment ago.
 */
export function freshDefinition(
  session: Session,
  name: string,
  impersonation: Impersonation = {},
): Promise<TableDefinition> {
  return tableDefinition(session, name, impersonation, "Entity Type", defaults.definitionFreshMs);
}

/** The definition as far as it is remembered: asks nobody. */
export function knownDefinition(
  session: Session,
  name: string,
  impersonation: Impersonation = {},
): TableDefinition | undefined {
  return peekDefinition(session.caches, scopeOf(session, impersonation), name);
}

const readTable = async (
  session: Session,
  name: string,
  impersonation: Impersonation,
  input: string,
): Promise<TableDefinition> => {
  const options = { impersonation, input };
  const [table] = await readByAnyName(session, [name] as const, options, (names) =>
    requestTables(session, names, impersonation, {
      query: WHOLE_TABLE,
      operation: `Reading the definition of ${name}`,
      toTable: readDefinition,
    }),
  );
  return table;
};
