import { DataverseError } from "../errors/DataverseError";
import type { Session } from "../session/session";
import { scopeOf } from "./cache/definitionCache";
import { findTable } from "./cache/findTable";
import { tableByName } from "./cache/lookUpTable";
import { definitionKey } from "./names";
import { type Assumptions, retryWithFreshMetadata } from "./retryWithFreshMetadata";

/**
 * The key for `EntityDefinitions(…)` of a table that goes by any of its names. What may be a MetadataId or a
 * logical name is tried as such; the list of all tables is only read for other names, after the service
 * said that there is no such table.
 *
 * @param input label of the input that holds the name, for messages
 */
export function resolveDefinitionKey(
  session: Session,
  name: string,
  input: string,
  assumptions: Assumptions,
): Promise<string> {
  return assumptions.take("definition key", {
    first: async () =>
      knownKey(session, name) ?? definitionKey(name) ?? (await resolvedKey(session, name, input)),
    correct: async (refusal, tried) => {
      if (!isNotFound(refusal)) return undefined;
      const resolved = await resolvedKey(session, name, input);
      // The table is there, by this very name: what is missing is something inside of it.
      return resolved === tried || isSameTable(session, name, tried) ? undefined : resolved;
    },
  });
}

/** Runs an operation on the definition of a table that goes by any of its names. */
export function onTable<T>(
  session: Session,
  name: string,
  input: string,
  use: (key: string) => Promise<T>,
): Promise<T> {
  return retryWithFreshMetadata(async (assumptions) =>
    use(await resolveDefinitionKey(session, name, input, assumptions)),
  );
}

/** Nothing was done where the answer is 404, so that another name may be tried even for a write. */
const isNotFound = (error: unknown): boolean =>
  error instanceof DataverseError && error.status === 404 && error.outcome === "notDone";

const logicalNameKey = (logicalName: string): string => `LogicalName='${logicalName}'`;

const resolvedKey = async (session: Session, name: string, input: string): Promise<string> =>
  logicalNameKey((await tableByName(session, name, {}, input)).logicalName);

const knownTable = (session: Session, name: string) => {
  const directory = session.caches.tableLists.peek(scopeOf(session, {}));
  const match = directory ? findTable(directory, name) : undefined;
  return match?.kind === "found" ? match.table : undefined;
};

/** The key as the list of tables has it, where that is at hand. */
const knownKey = (session: Session, name: string): string | undefined => {
  const table = knownTable(session, name);
  return table && logicalNameKey(table.logicalName);
};

const isSameTable = (session: Session, name: string, key: string): boolean =>
  knownTable(session, name)?.metadataId === key;
