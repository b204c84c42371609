import { InputError } from "../errors/InputError";
import { nameKey } from "../metadata/cache/findTable";
import { singleMatch } from "../metadata/cache/lookUpTable";
import { findTableName } from "../metadata/cache/tableName";
import { bareName } from "../odata/names";
import type { Session } from "../session/session";
import type { Impersonation } from "../types";

export interface StandardTable {
  readonly logicalName: string;
  readonly entitySetName: string;
  readonly primaryId: string;
}

const table = (logicalName: string, entitySetName = `${logicalName}s`): StandardTable => ({
  logicalName,
  entitySetName,
  primaryId: `${logicalName}id`,
});

/**
 * The tables that messages of the apps are for. No customizer can change these names (Microsoft: table
 * reference of Dynamics 365), so that no definition has to be read for them.
 */
export const TABLES = {
  account: table("account"),
  contact: table("contact"),
  lead: table("lead"),
  incident: table("incident"),
  opportunity: table("opportunity", "opportunities"),
  quote: table("quote"),
  salesorder: table("salesorder"),
  invoice: table("invoice"),
  campaign: table("campaign"),
  transactioncurrency: table("transactioncurrency", "transactioncurrencies"),
} as const;

interface Params extends Impersonation {
  readonly entityType: string;
}

/**
 * The one of these tables that Entity Type names, by any of its names. Logical names and set names, which
 * go before display names everywhere, take no request.
 *
 * @param accepted what Entity Type takes, as the end of a sentence
 * @throws InputError for any other table
 */
export async function standardTable(
  session: Session,
  params: Params,
  allowed: readonly StandardTable[],
  accepted: string,
): Promise<StandardTable> {
  const name = bareName(params.entityType);
  const logicalName =
    technicallyNamed(name)?.logicalName ??
    singleMatch(await findTableName(session, name, params), name, "Entity Type").logicalName;
  const found = allowed.find((each) => each.logicalName === logicalName);
  if (found) return found;
  throw new InputError(`Entity Type is ${logicalName}; expected ${accepted}.`);
}

const technicallyNamed = (name: string): StandardTable | undefined =>
  Object.values(TABLES).find(({ logicalName, entitySetName }) =>
    [logicalName, entitySetName].includes(nameKey(name)),
  );
