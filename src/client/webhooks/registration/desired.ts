import { authenticationOf } from "./authentication";
import { describe } from "./endpointRows";
import { registrationName, rowId } from "./identity";
import { keyFingerprint } from "./keys";
import { type MessageFilter, messageFilterOf } from "./messageFilters";
import type { ReportedTable } from "./readTables";
import type { Desired, DesiredEndpoint, DesiredStep, RegisterWebhookParams } from "./types";

/** The webhook as it shall be. @throws InputError where its keys are too long */
export function desiredEndpoint(
  params: Pick<RegisterWebhookParams, "identity" | "keys" | "flowName" | "instanceName">,
  clientSecret: string,
): DesiredEndpoint {
  const { identity, keys, flowName, instanceName } = params;
  const name = registrationName(identity);
  const authentication = authenticationOf(keys);
  const fingerprint = keyFingerprint(clientSecret, identity, authentication.authvalue);
  return {
    id: rowId(name),
    name,
    url: identity.url,
    ...authentication,
    description: describe(flowName, instanceName, fingerprint),
  };
}

/**
 * Its steps: one for each event of each table.
 *
 * @param filtering columns of updates by logical name of the table
 */
export function desiredSteps(
  { name }: Pick<DesiredEndpoint, "name">,
  tables: readonly ReportedTable[],
  { events }: Pick<RegisterWebhookParams, "events">,
  filtering: ReadonlyMap<string, string | null>,
  filters: readonly MessageFilter[],
): Desired["steps"] {
  return tables.flatMap(({ logicalName }) =>
    [...new Set(events)].map((event): DesiredStep => {
      const { messageId, filterId } = messageFilterOf(filters, logicalName, event);
      return {
        id: rowId(name, messageId, filterId),
        name: `${name}: ${event} of ${logicalName}`,
        messageId,
        filterId,
        filteringAttributes: event === "Update" ? (filtering.get(logicalName) ?? null) : null,
      };
    }),
  );
}
