import { tableByName } from "../../metadata/cache/lookUpTable";
import { knownDefinition } from "../../metadata/cache/tableDefinition";
import { resolveTable } from "../../metadata/resolveTable";
import type { Assumptions } from "../../metadata/retryWithFreshMetadata";
import { entitySetName } from "../../odata/names";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import type { FetchDocument } from "./parse";

interface Named extends Impersonation {
  readonly entityType?: string | undefined;
}

/**
 * The entity set of a query's root: the one that was named, by any of its names, else the one of the root
 * entity, which is looked up in the list of tables unless that is remembered.
 *
 * @throws InputError when no table has the root entity's name
 */
export async function resolveRoot(
  session: Session,
  { entityType, impersonateUserId, impersonateObjectId }: Named,
  { entityName }: FetchDocument,
  assumptions: Assumptions,
): Promise<string> {
  const impersonation = { impersonateUserId, impersonateObjectId };
  const root = async () =>
    knownDefinition(session, entityName, impersonation) ??
    (await tableByName(session, entityName, impersonation, "The entity of XML Query"));
  const named = { ...impersonation, entityType: entityType ?? (await root()).entitySetName };
  const table = await resolveTable(session, named, assumptions);
  return entitySetName(table.entityType);
}
