import { knownDefinition, tableDefinition } from "../metadata/cache/tableDefinition";
import { ownValue } from "../objects/ownProperty";
import type { Session } from "../session/session";
import type { Impersonation } from "../types";

/**
 * Primary keys of tables that every environment has, by their set names. No customizer can change them
 * (Microsoft: Dataverse table reference), so that these tables need no definition.
 */
const STANDARD: Readonly<Record<string, string>> = {
  accounts: "accountid",
  annotations: "annotationid",
  appointments: "activityid",
  contacts: "contactid",
  emails: "activityid",
  incidents: "incidentid",
  leads: "leadid",
  opportunities: "opportunityid",
  phonecalls: "activityid",
  systemusers: "systemuserid",
  tasks: "activityid",
  teams: "teamid",
};

/** The logical name of the column that holds the ids of a table. Asks for it at most once in ten minutes. */
export async function primaryKeyOf(
  session: Session,
  params: Impersonation & { readonly entityType: string },
): Promise<string> {
  const { entityType } = params;
  const known = knownDefinition(session, entityType, params);
  if (known) return known.primaryIdAttribute;
  const standard = ownValue(STANDARD, entityType);
  if (standard) return standard;
  return (await tableDefinition(session, entityType, params)).primaryIdAttribute;
}
