import { defaults } from "../../defaults";
import { UnreadableBody } from "../../errors/failures";
import { InputError } from "../../errors/InputError";
import { parseJson } from "../../odata/json";
import { perform } from "../../session/perform";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import type { HttpResponse } from "../../types/http";
import type { TableDefinition } from "../../types/tables";
import { definitionPath } from "../definition/definitionQuery";
import { list, object } from "../definition/json";
import { readDefinition } from "../definition/readDefinition";
import { definitionHeaders, peekDefinition, rememberDefinition, scopeOf } from "./definitionCache";
import { findTable } from "./findTable";
import { isTechnicalName, tableByName } from "./lookUpTable";

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
  const directory = session.caches.tableLists.peek(scopeOf(session, impersonation));
  const known = directory ? findTable(directory, name) : undefined;
  if (known?.kind !== "found" && isTechnicalName(name)) {
    const definition = await request(session, name, impersonation);
    if (definition) return definition;
  }
  const table =
    known?.kind === "found" ? known.table : await tableByName(session, name, impersonation, input);
  const definition = await request(session, table.logicalName, impersonation);
  if (definition) return definition;
  throw new InputError(
    `${input} ${JSON.stringify(name)} is no table of this environment any more.`,
  );
};

/** Several tables answer where the set name of one is the logical name of another. */
const request = async (
  session: Session,
  name: string,
  impersonation: Impersonation,
): Promise<TableDefinition | undefined> => {
  const response = await perform(session, {
    method: "GET",
    path: definitionPath(name),
    operation: `Reading the definition of ${name}`,
    repeat: "always",
    headers: definitionHeaders(session, impersonation),
    read: definitionsOf,
  });
  const found = response.value as readonly TableDefinition[];
  const match = findTable(found, name);
  if (match.kind !== "found") return undefined;
  return found.find(({ logicalName }) => logicalName === match.table.logicalName);
};

const definitionsOf = ({ body }: HttpResponse): readonly TableDefinition[] => {
  const { EntityMetadata } = object(parseJson(body));
  if (!Array.isArray(EntityMetadata)) throw new UnreadableBody("the answer holds no definitions");
  return list(EntityMetadata).map(readDefinition);
};
