import { DataverseError } from "../errors/DataverseError";
import { findTable } from "../metadata/findTable";
import { directories, scopeOf } from "../metadata/memory";
import { isTechnicalName, lookUpTable, theOne } from "../metadata/resolveTable";
import { entitySetName } from "../odata/names";
import type { Session } from "../records/session";
import type { Impersonation } from "../types";
import type { BatchAction } from "./actions";
import type { Problems } from "./problems";

/**
 * Set names of the tables, by the names that stand in the input, before anything is sent. A remembered
 * list of tables tells; without one a name that may be a set name is taken for one, and the list is read,
 * once, only for names that cannot be.
 */
export const setsOf = async (
  session: Session,
  actions: readonly BatchAction[],
  impersonation: Impersonation,
  problems: Problems,
): Promise<ReadonlyMap<string, string>> => {
  const sets = new Map<string, string>();
  for (const { collection, index } of actions) {
    if (collection === undefined || sets.has(collection)) continue;
    const set = await setOf(session, collection, impersonation, (text) =>
      problems.add(index, text),
    );
    sets.set(collection, set ?? collection);
  }
  return sets;
};

const setOf = async (
  session: Session,
  given: string,
  impersonation: Impersonation,
  refuse: (text: string) => void,
): Promise<string | undefined> => {
  const name = given.replace(/^\/+|\/+$/g, "");
  const directory = directories.peek(scopeOf(session, impersonation));
  const known = directory && findTable(directory, name);
  if (known?.kind === "found") return known.table.entitySetName || name;
  if (!directory && /s$/.test(name) && isTechnicalName(name)) return name;
  try {
    const match = await lookUpTable(session, name, impersonation);
    return theOne(match, name, '"collection"').entitySetName || name;
  } catch (error) {
    if (error instanceof DataverseError && isTechnicalName(name)) return entitySetName(name);
    if (!(error instanceof Error)) throw error;
    refuse(error.message);
    return undefined;
  }
};
