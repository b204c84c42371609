import { authenticationOf } from "./authentication";
import { describe } from "./endpointRows";
import { registrationName, rowId } from "./identity";
import { keyFingerprint } from "./keys";
import { type MessageFilter, messageFilterOf } from "./messageFilters";
import type { ReportedTable } from "./readTables";
import { otherTriggers, type RegisteringTrigger, registeringTriggers } from "./triggers";
import type {
  Desired,
  DesiredEndpoint,
  DesiredImage,
  DesiredStep,
  RegisterWebhookParams,
  RegistrationIdentity,
  RowName,
} from "./types";

/** The webhook as it shall be. @throws InputError where its keys are too long */
export function desiredEndpoint(
  params: Pick<
    RegisterWebhookParams,
    "trigger" | "identity" | "keys" | "flowName" | "instanceName"
  >,
  clientSecret: string,
): DesiredEndpoint {
  const { trigger = "Record Events", identity, keys, flowName, instanceName } = params;
  const { id, name } = rowNameOf(identity, trigger);
  const authentication = authenticationOf(keys);
  const fingerprint = keyFingerprint(clientSecret, identity, authentication.authvalue);
  return {
    id,
    name,
    url: identity.url,
    ...authentication,
    description: describe(trigger, flowName, instanceName, fingerprint),
  };
}

/** What the webhook of a flow is found by. */
export function rowNameOf(identity: RegistrationIdentity, trigger: RegisteringTrigger): RowName {
  const name = registrationName(identity, trigger);
  return { id: rowId(name), name };
}

/** What the webhooks are found by that another trigger of the same flow may have left. */
export function replacedBy(
  identity: RegistrationIdentity,
  trigger: RegisteringTrigger,
): readonly RowName[] {
  return otherTriggers(trigger).map((other) => rowNameOf(identity, other));
}

/**
 * Its steps: one for each event of each table.
 *
 * @param filtering columns of updates by logical name of the table
 */
export function desiredSteps(
  { name }: Pick<DesiredEndpoint, "name">,
  tables: readonly ReportedTable[],
  { events, trigger = "Record Events" }: Pick<RegisterWebhookParams, "events" | "trigger">,
  filtering: ReadonlyMap<string, string | null>,
  filters: readonly MessageFilter[],
): Desired["steps"] {
  const inputs = registeringTriggers[trigger];
  return tables.flatMap(({ logicalName }) =>
    [...new Set(events)].map((event): DesiredStep => {
      const { messageId, filterId } = messageFilterOf(filters, logicalName, event, inputs.tables);
      const columns = event === "Update" ? (filtering.get(logicalName) ?? null) : null;
      return {
        id: rowId(name, messageId, filterId),
        name: `${name}: ${event} of ${logicalName}`,
        messageId,
        filterId,
        filteringAttributes: columns,
        ...(inputs.withImages && columns !== null
          ? { image: imageOf(name, logicalName, columns) }
          : {}),
      };
    }),
  );
}

/** Its id is made of names, so that it is known before the ids of messages are. */
export function imageId(name: string, table: string): string {
  return rowId(name, "image", table);
}

const imageOf = (name: string, table: string, attributes: string): DesiredImage => ({
  id: imageId(name, table),
  name: `${name}: before and after`,
  attributes,
});
