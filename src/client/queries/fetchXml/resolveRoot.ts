import { tableByName } from "../../metadata/cache/lookUpTable";
import { knownDefinition } from "../../metadata/cache/tableDefinition";
import { withTable } from "../../metadata/resolveTable";
import { entitySetName } from "../../odata/names";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import type { FetchDocument } from "./parse";

interface Named extends Impersonation {
  readonly entityType?: string | undefined;
}

/**
 * Runs a query on the entity set of its root: the one that was named, by any of its names, else the one of
 * the root entity, which is looked up in the list of tables unless that is remembered.
 *
 * @throws InputError when no table has the root entity's name
 */
export const withRoot = async <T>(
  session: Session,
  { entityType, impersonateUserId, impersonateObjectId }: Named,
  { entityName }: FetchDocument,
  use: (set: string) => Promise<T>,
): Promise<T> => {
  const impersonation = { impersonateUserId, impersonateObjectId };
  const root = async () =>
    knownDefinition(session, entityName, impersonation) ??
    (await tableByName(session, entityName, impersonation, "The entity of XML Query"));
  const table = { ...impersonation, entityType: entityType ?? (await root()).entitySetName };
  return withTable(session, table, ({ entityType: set }) => use(entitySetName(set)));
};
