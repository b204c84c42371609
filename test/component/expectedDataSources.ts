import { existingDataSources } from "../../migrate/catalogue/dataSources";
import { CONNECTION, ENTITY_TYPE } from "../../migrate/catalogue/inputs";
import type { Rows } from "../../migrate/catalogue/rows";

const SEARCH = 'search "Search" string?';
const TABLE_CHOICE: Rows = [
  ...existingDataSources.entityTypes,
  SEARCH,
  'changeTrackedOnly "Change Tracked Only" boolean? = false',
  'webhookCapableOnly "Webhook Capable Only" boolean? = false',
  'includeInternal "Include Internal Entities" boolean? = false',
];

/** The first four are those that saved flows know. */
export const expectedDataSources: Readonly<Record<string, Rows>> = {
  entityTypes: TABLE_CHOICE,
  entities: TABLE_CHOICE,
  attributes: [...existingDataSources.attributes, SEARCH],
  getEntitiesMetaData: existingDataSources.getEntitiesMetaData,
  columns: [CONNECTION, ENTITY_TYPE, 'columnUse "Column Use" string? = readable', SEARCH],
  records: [CONNECTION, ENTITY_TYPE, SEARCH],
  choices: [CONNECTION, ENTITY_TYPE, 'columnName "Column Name" string'],
  alternateKeys: [CONNECTION, ENTITY_TYPE],
  fieldMap: [
    CONNECTION,
    'entityType "Entity Type" string?',
    'mappingFields "Mapping Fields" data?',
    'objectSelection "Object Selection" data?',
    'includeSupplementalMetadata "Include Supplemental Metadata" boolean? = false',
  ],
  connectionStatus: [CONNECTION, 'entityTypes "Entity Types" list?'],
  webhookRegistrations: [CONNECTION],
  relationships: [CONNECTION, ENTITY_TYPE, SEARCH],
  users: [CONNECTION, SEARCH],
  timeZones: [SEARCH],
  globalChoices: [CONNECTION, SEARCH],
  messages: [CONNECTION, 'kind "Kind" string? = action', SEARCH],
  functions: [CONNECTION, SEARCH],
  searchTables: [CONNECTION, SEARCH],
  fileColumns: [CONNECTION, ENTITY_TYPE],
  recordForm: [CONNECTION, ENTITY_TYPE, 'formUse "Form Use" string? = create'],
  recordKeys: [CONNECTION, ENTITY_TYPE, SEARCH],
  fieldValues: [
    CONNECTION,
    'objectType "Object" dynamicObjectSelection',
    'fieldName "Field" dynamicFieldSelection',
    'valueCount "Value Count" string?',
  ],
  statuses: [CONNECTION, ENTITY_TYPE],
  queues: [CONNECTION, SEARCH],
  lists: [CONNECTION, SEARCH],
  teams: [CONNECTION, SEARCH],
  views: [CONNECTION, ENTITY_TYPE, SEARCH],
  senders: [CONNECTION, SEARCH],
  emailTemplates: [CONNECTION, SEARCH],
};
