import { existingActions } from "../../migrate/catalogue/actions";
import { existingConnections } from "../../migrate/catalogue/connections";
import { CONNECTION, ENTITY_ID, ENTITY_TYPE } from "../../migrate/catalogue/inputs";
import type { Rows } from "../../migrate/catalogue/rows";
import { existingTriggers } from "../../migrate/catalogue/triggers";

/**
 * The public interface that saved flows depend on: what the existing component has, as the catalogue of
 * `migrate` says it, and what was released later, written down by hand.
 */

const RECORDS = 'records "Records" code:json = []';
const ALTERNATE_KEY = 'alternateKey "Alternate Key" string?';

/** What the inputs of a saved flow's actions were: the first ones of each, in this order. */
export const expectedActions: Readonly<Record<string, { label: string; inputs: Rows }>> = {
  queryEntities: existingActions.queryEntities,
  getEntity: existingActions.getEntity,
  createEntity: existingActions.createEntity,
  updateEntity: existingActions.updateEntity,
  upsertEntity: existingActions.upsertEntity,
  deleteEntity: existingActions.deleteEntity,
  batchEntityActions: existingActions.batchEntityActions,
  bulkCreateEntities: {
    label: "Bulk Create Entities",
    inputs: [CONNECTION, ENTITY_TYPE, RECORDS],
  },
  bulkUpdateEntities: {
    label: "Bulk Update Entities",
    inputs: [CONNECTION, ENTITY_TYPE, RECORDS, ALTERNATE_KEY],
  },
  bulkUpsertEntities: {
    label: "Bulk Upsert Entities",
    inputs: [
      CONNECTION,
      ENTITY_TYPE,
      RECORDS,
      ALTERNATE_KEY,
      'upsertMode "Upsert Mode" string? = both',
    ],
  },
  bulkDeleteEntities: {
    label: "Bulk Delete Entities",
    inputs: [CONNECTION, ENTITY_TYPE, RECORDS, ALTERNATE_KEY],
  },
  listEntities: existingActions.listEntities,
  listEntitiesAction: existingActions.listEntitiesAction,
  getEntitiesMetaData: existingActions.getEntitiesMetaData,
  getEntityMetaData: existingActions.getEntityMetaData,
  queryAttributes: existingActions.queryAttributes,
  getAttribute: existingActions.getAttribute,
  createAttribute: existingActions.createAttribute,
  updateAttribute: existingActions.updateAttribute,
  deleteAttribute: {
    label: "Delete Attribute",
    inputs: [CONNECTION, ENTITY_ID, 'attributeKey "Attribute Key" string'],
  },
  listAttributesAction: existingActions.listAttributesAction,
  describeEntityType: { label: "Describe Entity Type", inputs: [CONNECTION, ENTITY_TYPE] },
  listChoices: {
    label: "List Choices",
    inputs: [
      CONNECTION,
      'entityType "Entity Type" string?',
      'columnName "Column Name" string?',
      'globalChoiceName "Global Choice Name" string?',
    ],
  },
  fetchXml: existingActions.fetchXml,
  countEntities: {
    label: "Count Entities",
    inputs: [
      CONNECTION,
      'entityType "Entity Type" string?',
      'filterExpression "Filter Expression" string?',
      'fetchXml "XML Query" code:xml?',
    ],
  },
  getCurrentUser: existingActions.getCurrentUser,
  validateConnection: {
    label: "Validate Connection",
    inputs: [CONNECTION, 'entityTypes "Entity Types" list?'],
  },
  listWebhookRegistrations: {
    label: "List Webhook Registrations",
    inputs: [CONNECTION, 'failures "Failures" string? = 5'],
  },
  deleteWebhookRegistrations: {
    label: "Delete Webhook Registrations",
    inputs: [
      CONNECTION,
      'registrations "Registrations" list?',
      'stale "Stale Ones" boolean? = false',
    ],
  },
  rawRequest: existingActions.rawRequest,
  rawRequestV2: existingActions.rawRequestV2,
};

export const expectedTriggers: Readonly<
  Record<string, { label: string; branches: Rows; inputs: Rows; added: Rows }>
> = {
  dynamicsWebhookTrigger: {
    ...existingTriggers.dynamicsWebhookTrigger,
    added: ["requireKey", "connection", "ignoreOwnChanges", "options"],
  },
  pollChangesTrigger: {
    ...existingTriggers.pollChangesTrigger,
    added: ["fieldNames", "expandPropertyNames", "fieldMap", "view", "options"],
  },
  managedWebhookTrigger: {
    label: "Record Events",
    branches: ["URL Validation / Heartbeat", "Event"],
    inputs: [
      CONNECTION,
      'entityTypes "Entity Types" list',
      'events "Events" list?',
      'filteringColumns "Filtering Columns" list?',
      'webhookKey "Webhook Authentication Key" password?',
      'ignoreOwnChanges "Ignore Own Changes" boolean? = false',
      'maxDepth "Max Depth" string?',
    ],
    added: ["fieldMap", "unifiedModel"],
  },
  changeTrackingTrigger: {
    label: "Record Changes",
    branches: [],
    inputs: [
      CONNECTION,
      ENTITY_TYPE,
      'fieldNames "Field Name" list?',
      'showNewRecords "Show New Records" boolean? = true',
      'showUpdatedRecords "Show Updated Records" boolean? = true',
      'showDeletedRecords "Show Deleted Records" boolean? = true',
    ],
    added: ["fieldMap", "options"],
  },
  columnChangedTrigger: {
    label: "Column Value Changed",
    branches: ["URL Validation / Heartbeat", "Event"],
    inputs: [
      CONNECTION,
      ENTITY_TYPE,
      'columns "Columns" list',
      'from "From" list?',
      'to "To" list?',
      'webhookKey "Webhook Authentication Key" password?',
      'ignoreOwnChanges "Ignore Own Changes" boolean? = false',
      'maxDepth "Max Depth" string?',
    ],
    added: [],
  },
};

/** In this order. */
export const expectedConnections: readonly {
  key: string;
  label: string;
  oauth2Type: string | undefined;
  inputs: Rows;
}[] = [
  { key: "oauth2", ...existingConnections.oauth2 },
  { key: "clientCredentials", ...existingConnections.clientCredentials },
  {
    key: "environmentUser",
    label: "Sign In with Microsoft",
    oauth2Type: "authorization_code",
    inputs: [
      'webApiUrl "Environment URL" string',
      'cloud "Cloud" string = https://login.microsoftonline.com',
      'tenantId "Tenant ID" string = organizations',
      'clientId "Client ID" string',
      'clientSecret "Client Secret" password',
      'authorizeUrl "Authorize URL" template?',
      'tokenUrl "Token URL" template?',
      'scopes "Scopes" template?',
    ],
  },
  {
    key: "environmentApp",
    label: "Application (Client Secret)",
    oauth2Type: undefined,
    inputs: [
      'webApiUrl "Environment URL" string',
      'tenantId "Tenant ID" string?',
      'clientId "Client ID" string',
      'clientSecret "Client Secret" password',
    ],
  },
  {
    key: "environmentCertificate",
    label: "Application (Certificate)",
    oauth2Type: undefined,
    inputs: [
      'webApiUrl "Environment URL" string',
      'tenantId "Tenant ID" string?',
      'clientId "Client ID" string',
      'certificate "Certificate" text',
      'privateKey "Private Key" password',
      'passphrase "Passphrase" password?',
    ],
  },
];
